import { bodyMisses } from './body-misses.ts';
import { footerMisses } from './footer-misses.ts';
import type { ReleaseAs } from './release-as.ts';
import { subjectMisses } from './subject-misses.ts';

/** A message and what the rules read in it. */
export interface Message {
  readonly subject: string;
  readonly body: string;
  /** As written, in lower case; null when the subject is not conventional. */
  readonly type: string | null;
  readonly merge: boolean;
  /** What each breaking-change footer says. */
  readonly footers: readonly string[];
  readonly asked: ReleaseAs;
}

/** No subject that a person wrote is longer; what a program wrote is not searched to its end. */
const LONGEST = 500;

/** What a person may have meant for the rules, although they do not count it; whole sentences that say what to write instead. */
export function nearMissesIn(message: Message): string[] {
  const { subject, body, merge } = message;
  if (body === '') return merge ? [] : subjectMisses(subject.slice(0, LONGEST), message.type);
  return [
    ...(merge ? [] : subjectMisses(subject.slice(0, LONGEST), message.type)),
    ...(merge ? [] : footerMisses(message)),
    ...bodyMisses(message),
  ];
}
