import type { ListName } from '#domain/checklist/checklist.ts';

/** What the place of checklists may ask; what it finds is put into the store. All reject with OpsError. */
export interface ChecklistDesk {
  /** Looks at what is due of a list. */
  readonly look: (list: ListName) => Promise<void>;
  /** Looks at everything of some items anew, or of the whole list. */
  readonly again: (list: ListName, items: readonly string[] | null) => Promise<void>;
  /** Accepts what is wrong with an item, until a day or for a while as `checklist accept` takes it; can be undone. */
  readonly accept: (list: ListName, item: string, until: string, note: string) => Promise<void>;
  /** Takes an acceptance back; can be undone. */
  readonly clear: (list: ListName, item: string) => Promise<void>;
  /** Answers a question; can be undone. */
  readonly answer: (list: ListName, item: string, yes: boolean) => Promise<void>;
  /** Signs the list unless somebody did; can be undone. */
  readonly sign: (list: ListName, note: string) => Promise<void>;
  /** Writes a Markdown file of its own and answers its path. */
  readonly save: (list: ListName) => Promise<string>;
}
