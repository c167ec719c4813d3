import type { Growth } from '#domain/history/growth.ts';
import type { Incident } from '#domain/incident.ts';
import type { Reading } from '#domain/reading.ts';
import type { Score } from '#domain/score.ts';
import type { Status } from '#domain/status.ts';

import type { Acceptance, Answer, ChecklistItem, ListName, SignOff } from './checklist.ts';
import type { ChecklistSettings } from './settings.ts';

/** What the logs of a day say. */
export interface LoggedErrors {
  readonly errors: number;
  /** Of kinds that were not there before; null when nothing is known of before. */
  readonly newKinds: number | null;
  /** The most frequent first, each as it may be shown. */
  readonly kinds: readonly { readonly text: string; readonly count: number; readonly isNew: boolean | null }[];
  readonly files: readonly { readonly path: string; readonly errors: number }[];
  /** Logs that were written to in that time. */
  readonly recent: number;
  /** False when a part of them could not be read. */
  readonly complete: boolean;
}

/** A look besides the checks: what it found, why it failed, or that there is nothing to look at. */
export type Looked<Found> =
  | { readonly found: Found }
  | { readonly failed: string; readonly hint?: string | undefined; readonly code?: string | undefined }
  | { readonly nothing: string; readonly hint?: string | undefined };

/** What an own command answered. */
export interface Outcome {
  readonly status: Status;
  readonly summary: string;
  readonly value: number | null;
  readonly unit: string | null;
  readonly hint: string | null;
  readonly lines: readonly string[];
}

/** An action item of a learning whose day has come. */
export interface DueAction {
  readonly learning: string;
  readonly task: string;
  readonly owner: string;
  /** `2026-11-20` */
  readonly deadline: string;
}

/** Logs that nobody needs any more. */
export interface OldLogs {
  readonly files: number;
  readonly bytes: number;
  /** The biggest first. */
  readonly biggest: readonly { readonly path: string; readonly bytes: number }[];
}

/** How an item was before. */
export interface RowBefore {
  readonly status: Status;
  readonly value: number | null;
}

/** All that a list is made of. */
export interface ChecklistFacts {
  readonly list: ListName;
  /** Epoch ms. */
  readonly at: number;
  readonly day: string;
  readonly settings: ChecklistSettings;
  /** Those that count: neither paused nor without a target; what is stale is unknown. */
  readonly readings: readonly Reading[];
  /** Nothing is set up there: the hint says what would be. */
  readonly absent: readonly Reading[];
  readonly score: Score;
  /** Open ones, newest first. */
  readonly incidents: readonly Incident[];
  readonly logs: Looked<LoggedErrors>;
  readonly oldLogs: Looked<OldLogs>;
  /** How disks grew over days, by the id of their check. */
  readonly growth: Looked<Readonly<Record<string, Growth>>>;
  /** Whether the clock is kept right over the network. */
  readonly clock: Looked<boolean>;
  /** Worktrees whose folder is gone, as git names them, by project. */
  readonly worktrees: Looked<readonly { readonly project: string; readonly path: string }[]>;
  /** Null when there are no learnings on this machine. */
  readonly actions: Looked<readonly DueAction[]> | null;
  /** What own commands answered, by the id of their item. */
  readonly outcomes: Readonly<Record<string, Outcome>>;
  readonly answers: Readonly<Record<string, Answer>>;
  readonly acceptances: Readonly<Record<string, Acceptance>>;
  readonly signed: SignOff | null;
  /** The last list before this one; null for the first ever. */
  readonly before: { readonly day: string; readonly rows: Readonly<Record<string, RowBefore>> } | null;
}

/** An item before anybody accepted it and before it is compared; `change` where the item knows better than numbers do. */
export type Judged = Omit<ChecklistItem, 'accepted' | 'change'> & { readonly change?: string | null | undefined };

/** An item as most are: with what is said of it. */
export function judged(
  id: string,
  title: string,
  said: Pick<Judged, 'status' | 'summary'> & Partial<Omit<Judged, 'id' | 'title'>>,
): Judged {
  return {
    value: null,
    unit: null,
    hint: null,
    evidence: [],
    lines: [],
    asks: false,
    counts: true,
    id,
    title,
    ...said,
  };
}
