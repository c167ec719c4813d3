import type { DueAction, Looked } from '#domain/checklist/facts.ts';
import { messageOf } from '#domain/errors.ts';
import { dueActions } from '#domain/learnings/actions.ts';
import { within } from '#services/procedures/diagnose/within.ts';

import type { Remembering } from './remembered.ts';

const LIMIT_MS = 10_000;

/** Action items of learnings whose day has come, the latest first. Null where nothing was learned yet. */
export async function actionsDueOn(
  { world: { clock, learnings }, signal }: Remembering,
  day: string,
): Promise<Looked<readonly DueAction[]> | null> {
  try {
    const { learnings: all } = await within({ clock, limitMs: LIMIT_MS, outer: signal }, () => learnings.list());
    if (all.length === 0) return null;
    return {
      found: dueActions(all, day).map(({ id, task, owner, deadline }) => ({ learning: id, task, owner, deadline })),
    };
  } catch (error) {
    return { failed: messageOf(error) };
  }
}
