import { dayOf } from '#domain/checklist/days.ts';
import { openActions } from '#domain/learnings/actions.ts';
import type { World } from '#services/ports/world.ts';
import type { AppStore } from '#store/store.ts';

/** Counts what is still to be done after all learnings; what cannot be read is told in their place. */
export async function countActions(
  { learnings, clock }: Pick<World, 'learnings' | 'clock'>,
  store: AppStore,
): Promise<void> {
  try {
    const open = openActions((await learnings.list()).learnings, dayOf(clock.now()));
    const knowledge = { open: open.length, overdue: open.filter(({ standing }) => standing === 'overdue').length };
    const known = store.getState().knowledge;
    if (known?.open !== knowledge.open || known.overdue !== knowledge.overdue) store.acts.set({ knowledge });
  } catch {
    store.acts.set({ knowledge: null });
  }
}
