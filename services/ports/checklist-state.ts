import type { Acceptance, Answer, ListName, SignOff } from '#domain/checklist/checklist.ts';
import type { Status } from '#domain/status.ts';

/** How one item was. */
export interface ChecklistRow {
  readonly item: string;
  readonly status: Status;
  readonly value: number | null;
  readonly summary: string;
  /** Whether what was wrong with it was accepted. */
  readonly accepted: boolean;
}

/** A list as it last was on its day. */
export interface ChecklistDay {
  /** First day of what it is for: `2026-11-20`. */
  readonly day: string;
  /** Epoch ms. */
  readonly at: number;
  readonly rows: readonly ChecklistRow[];
  readonly signed: SignOff | null;
}

/**
 * What is remembered of checklists. `keep` never throws for a full or lost disk; what a person asked for (accept, answer,
 * sign) throws OpsError `state-unwritable`.
 */
export interface ChecklistState {
  /** Takes the place of what was kept of that list and day. Kept for two years. */
  keep(list: ListName, day: string, at: number, rows: readonly ChecklistRow[]): void;
  /** Days from `since` on, oldest first; a day that was signed or answered without a list has no rows. */
  days(list: ListName, since: string): readonly ChecklistDay[];
  /** By item; those that ran out are among them. */
  acceptances(list: ListName): Readonly<Record<string, Acceptance>>;
  /** Null takes it back. */
  accept(list: ListName, item: string, acceptance: Acceptance | null): void;
  /** By item. */
  answers(list: ListName, day: string): Readonly<Record<string, Answer>>;
  /** Null takes it back. */
  answer(list: ListName, day: string, item: string, answer: Answer | null): void;
  /** Signs a day unless somebody did: answers the sign-off that stands, and whether it is the one given. Null takes it back. */
  sign(
    list: ListName,
    day: string,
    signOff: SignOff | null,
  ): { readonly signed: SignOff | null; readonly isNew: boolean };
}
