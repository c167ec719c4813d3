import type { Portion, Span } from '#domain/logs/triage/scanner.ts';
import type { Named } from '#domain/logs/triage/templates.ts';

import type { Packed } from './find-logs.ts';

/** A part of a log whose lines are wanted. */
export interface Part {
  readonly path: string;
  /** Moved on to where reading may begin; so is `to`. */
  readonly from: number;
  readonly to: number;
  readonly size: number;
  readonly dated: boolean;
  /** Time of lines before the first that says one; -1 when none does. */
  readonly before: number;
  readonly span: Span;
  /** Gives the year to times without one, epoch ms. */
  readonly now: number;
  readonly packed: Packed;
  /** Unpacked bytes at most, of a packed log. */
  readonly mostBytes: number;
}

interface Log {
  readonly path: string;
  readonly now: number;
  readonly packed: Packed;
}

/** What is asked of a thread that reads logs. */
export type Question =
  /** What a log is, and where its lines written since `since` begin. */
  | (Log & { readonly type: 'survey'; readonly since: number })
  | (Part & { readonly type: 'scan' })
  | (Part & { readonly type: 'count' })
  /** The line that begins at each place, and what belongs to it. */
  | (Log & { readonly type: 'samples'; readonly offsets: readonly number[] });

export interface Survey {
  readonly size: number;
  readonly dated: boolean;
  readonly before: number;
  readonly start: number;
  /** The first bytes: the same while the log only grows. */
  readonly head: Uint8Array;
}

export interface Scanned {
  readonly portions: readonly Portion[];
  /** Templates that the thread gave a number for the first time; the first of them has `firstName`. */
  readonly named: readonly Named[];
  readonly firstName: number;
  readonly readBytes: number;
  /** Why not all was read; null when it was. */
  readonly problem: string | null;
}

export interface Sample {
  readonly offset: number;
  readonly text: string;
  readonly trace: readonly string[];
}

export type Answer =
  | { readonly type: 'survey'; readonly survey: Survey }
  | { readonly type: 'scanned'; readonly scanned: Scanned }
  | { readonly type: 'samples'; readonly samples: readonly Sample[] }
  | { readonly type: 'count'; readonly errors: number; readonly readBytes: number }
  | { readonly type: 'failed'; readonly code: string; readonly reason: string };
