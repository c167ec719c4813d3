import type { Status } from '#domain/status.ts';

/** One line of a checklist, as it is shown and printed. */
export interface ChecklistItem {
  /** kebab-case, unique in its list: `system-health`. */
  readonly id: string;
  readonly title: string;
  readonly status: Status;
  /** In the unit of the check; null for what is no number. */
  readonly value: number | null;
  /** `92, healthy above 85` */
  readonly summary: string;
  /** What to do next; null when there is nothing. */
  readonly hint: string | null;
  /** Change since the day before: `+2 since yesterday`, `same`; null where nothing is known of it. */
  readonly change: string | null;
  /** Checks that say more, by id. */
  readonly evidence: readonly string[];
  /** A manual question that waits for a person. */
  readonly asks: boolean;
  /** Who accepted what is wrong with it, until when (epoch ms), and why; null when nobody did. */
  readonly accepted: { readonly by: string; readonly until: number; readonly note: string } | null;
}

export interface Checklist {
  readonly list: 'daily' | 'weekly' | 'monthly';
  /** Epoch ms. */
  readonly at: number;
  readonly items: readonly ChecklistItem[];
  /** Overall score; null when too little is known. */
  readonly score: number | null;
  /** How many items are ok or accepted. */
  readonly ok: number;
  readonly total: number;
}
