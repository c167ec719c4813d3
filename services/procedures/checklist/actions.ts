import type { DueAction, Looked } from '#domain/checklist/facts.ts';
import type { Learnings } from '#services/ports/learnings.ts';
import { within } from '#services/procedures/diagnose/within.ts';

import type { Remembering } from './remembered.ts';

const LIMIT_MS = 10_000;
const DAY = /^\d{4}-\d\d-\d\d$/;

/** Action items whose day has come, the oldest first; one without a day is never due. Null without learnings. */
export async function dueActions(
  { world: { clock }, signal }: Remembering,
  learnings: Learnings | undefined,
  day: string,
): Promise<Looked<readonly DueAction[]> | null> {
  if (learnings === undefined) return null;
  try {
    const { learnings: all } = await within({ clock, limitMs: LIMIT_MS, outer: signal }, () => learnings.list());
    const due = all.flatMap(({ id, actionItems: { immediate, longTerm } }) =>
      [...immediate, ...longTerm].flatMap(({ task, owner, deadline, done }) =>
        !done && DAY.test(deadline) && deadline <= day ? [{ learning: id, task, owner, deadline }] : [],
      ),
    );
    return { found: due.toSorted((a, b) => (a.deadline < b.deadline ? -1 : a.deadline > b.deadline ? 1 : 0)) };
  } catch (error) {
    return { failed: error instanceof Error ? error.message : String(error) };
  }
}
