import type { Checklist, ListName, SignOff } from './checklist.ts';

/** A list as a screen shows it. */
export interface ShownList {
  readonly checklist: Checklist;
  /** Shares of what was ok, 0..1, of the last 14 days, weeks or months; the last is this one, null where there was none. */
  readonly strip: readonly (number | null)[];
  /** The list before this one; null when there is none. */
  readonly before: {
    readonly name: string;
    readonly ok: number;
    readonly total: number;
    readonly signed: SignOff | null;
  } | null;
  /** Lists before this one, the newest first. */
  readonly days: readonly PastList[];
  /** Whether a warning or worse waits that nobody accepted. */
  readonly wrong: boolean;
  /** Whether a person who signs lists has not signed this one. */
  readonly due: boolean;
}

/** A list of the past in a few words. */
export interface PastList {
  readonly day: string;
  readonly ok: number;
  readonly total: number;
  readonly signed: SignOff | null;
  /** Ids of items that nobody had mended or accepted. */
  readonly open: readonly string[];
}

export type ShownLists = Readonly<Partial<Record<ListName, ShownList>>>;
