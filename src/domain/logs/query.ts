import { OpsError } from '#domain/errors.ts';

import { isAtLeast } from './level.ts';
import type { LogLevel } from './line.ts';

/** Which lines are wanted. */
export interface LogQuery {
  /** What a line must contain, upper and lower case alike, or a regular expression; empty for every line. */
  readonly text: string;
  readonly regex: boolean;
  /** Only lines of these levels and above. */
  readonly atLeast: 'warning' | 'error' | null;
}

/** Every line. */
export const EVERY_LINE: LogQuery = { text: '', regex: false, atLeast: null };

/** Whether a query lets every line through. */
export const isOpen = ({ text, atLeast }: LogQuery): boolean => text === '' && atLeast === null;

/** What of a line a query looks at. */
export interface Judged {
  readonly text: string;
  readonly level: LogLevel | null;
}

/** Whether lines are wanted. Throws OpsError `bad-pattern` (exit usage) when its text is no regular expression. */
export function matcherOf(query: LogQuery): (line: Judged) => boolean {
  const text = textMatcher(query);
  const { atLeast } = query;
  return (line) => (atLeast === null || isAtLeast(line.level, atLeast)) && text(line.text);
}

/** The part of a query that is about the text alone. */
export function textMatcher({ text, regex }: LogQuery): (line: string) => boolean {
  if (text === '') return () => true;
  if (regex) {
    const pattern = patternOf(text);
    return (line) => pattern.test(line);
  }
  const needle = text.toLowerCase();
  return (line) => line.toLowerCase().includes(needle);
}

/** Upper and lower case alike unless the expression says otherwise: `(?-i:ERROR)`. */
export function patternOf(text: string): RegExp {
  try {
    return new RegExp(text, 'i');
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message.replace(/^.*: /s, '') : String(cause);
    throw new OpsError('bad-pattern', `${text} is no regular expression: ${reason}.`, {
      hint: 'Put a backslash before characters that mean themselves, or search for plain text.',
      exit: 'usage',
      cause,
    });
  }
}
