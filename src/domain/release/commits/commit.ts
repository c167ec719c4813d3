import { breakingNotes } from './breaking-notes.ts';
import { ALIASES, HEADER, isMergeSubject } from './header.ts';
import { nearMissesIn } from './near-misses.ts';
import { releaseAsIn } from './release-as.ts';
import { type Reverts, revertsOf } from './reverts.ts';

/** One commit as git has it. */
export interface ReleaseCommit {
  readonly hash: string;
  /** The first line of the message, not git's `%s`, which joins the lines of the first paragraph. */
  readonly subject: string;
  /** All lines after the first. */
  readonly body: string;
}

export interface ParsedCommit {
  /** Lower case, long forms shortened (`feature` is `feat`); null when the subject is not conventional. */
  readonly type: string | null;
  readonly scope: string | null;
  readonly breaking: boolean;
  /** The subject after the colon; the whole subject when it is not conventional. */
  readonly description: string;
  /** What each `BREAKING CHANGE` footer says. */
  readonly notes: readonly string[];
  readonly reverts: Reverts | null;
  /** A valid version that a `Release-As` footer asks for. */
  readonly releaseAs: string | null;
  /** It is a merge by its subject, so its text decides nothing. */
  readonly merge: boolean;
  /** What looks as if it were meant for the rules and is not, each with what to write instead. */
  readonly nearMisses: readonly string[];
}

export interface ParseOptions {
  /** More long forms of types, in lower case. */
  readonly aliases?: Readonly<Record<string, string>> | undefined;
}

type Message = Pick<ReleaseCommit, 'subject' | 'body'>;

/** Reads a commit by the letter of Conventional Commits 1.0.0. Takes any text and never throws. */
export function parseCommit({ subject, body }: Message, options: ParseOptions = {}): ParsedCommit {
  const title = subject.trim();
  const { type: written, scope, bang, description } = headerOf(title);
  const merge = written === null && isMergeSubject(title);
  const type = written === null ? null : typeOf(written, options);
  const footers = breakingNotes(title, body);
  const notes = merge || footers.length === 0 ? [] : footers.filter((text) => text !== '');
  const asked = releaseAsIn(body);
  return {
    type,
    scope,
    breaking: bang || notes.length > 0,
    description,
    notes,
    reverts: revertsOf(title, body, type, description),
    releaseAs: merge ? null : asked.version,
    merge,
    nearMisses: nearMissesIn({ subject: title, body, type: written, merge, footers, asked }),
  };
}

function typeOf(written: string, { aliases }: ParseOptions): string {
  if (aliases !== undefined && Object.hasOwn(aliases, written)) return aliases[written] ?? written;
  return ALIASES.get(written) ?? written;
}

interface Header {
  readonly type: string | null;
  readonly scope: string | null;
  readonly bang: boolean;
  readonly description: string;
}

function headerOf(subject: string): Header {
  const match = HEADER.exec(subject);
  const type = match?.[1];
  const description = match?.[4];
  if (type === undefined || description === undefined)
    return { type: null, scope: null, bang: false, description: subject };
  const scope = match?.[2]?.trim() ?? '';
  return { type: type.toLowerCase(), scope: scope || null, bang: match?.[3] !== undefined, description };
}
