import type { Status } from '#domain/status.ts';

export const LIST_NAMES = ['daily', 'weekly', 'monthly'] as const;
export type ListName = (typeof LIST_NAMES)[number];

/** Who lives with what is wrong, until when, and why. */
export interface Acceptance {
  readonly by: string;
  /** Epoch ms. */
  readonly until: number;
  readonly note: string;
}

/** Who stands for a list of a day. */
export interface SignOff {
  readonly by: string;
  /** Epoch ms. */
  readonly at: number;
  /** Empty when there is none. */
  readonly note: string;
}

/** What a person said to a manual question. */
export interface Answer {
  readonly yes: boolean;
  readonly by: string;
  /** Epoch ms. */
  readonly at: number;
}

/** One line of a checklist, as it is shown and printed. */
export interface ChecklistItem {
  /** kebab-case, unique in its list: `system-health`. */
  readonly id: string;
  readonly title: string;
  readonly status: Status;
  /** In the unit of the check; null for what is no number. */
  readonly value: number | null;
  readonly unit: string | null;
  /** `92, healthy above 85` */
  readonly summary: string;
  /** What to do next; null when there is nothing. */
  readonly hint: string | null;
  /** Change since the day before: `+2 since yesterday`, `same`; null where nothing is known of it. */
  readonly change: string | null;
  /** Checks that say more, by id, the worst first. */
  readonly evidence: readonly string[];
  /** What was found, one line each. */
  readonly lines: readonly string[];
  /** A manual question, answered or not. */
  readonly asks: boolean;
  /** Whether it has a say: false where nothing is set up that could be looked at. */
  readonly counts: boolean;
  /** Who accepted what is wrong with it, until when (epoch ms), and why; null when nobody did. */
  readonly accepted: Acceptance | null;
}

export interface Checklist {
  readonly list: ListName;
  /** Epoch ms. */
  readonly at: number;
  /** First day of what it is for, on the clock of this machine: `2026-11-20`. */
  readonly day: string;
  readonly items: readonly ChecklistItem[];
  /** Overall score; null when too little is known. */
  readonly score: number | null;
  /** How many items are ok or accepted. */
  readonly ok: number;
  /** How many have a say. */
  readonly total: number;
  readonly signed: SignOff | null;
}
