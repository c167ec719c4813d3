import type { World } from '#services/ports/world.ts';
import type { AppStore } from '#store/store.ts';

const HOUR_MS = 3_600_000;

/** Silences as the keys set them: nobody is told of a check until then, and it is still looked at. `z` takes each back. */
export function silencesOf(world: World, store: AppStore) {
  const { state, clock } = world;
  const of = (checkId: string) =>
    state.alerts.quiets(clock.now()).find(({ kind, scope }) => kind === 'silence' && scope === checkId);
  const set = (scope: string, to: number | null): void => {
    const now = clock.now();
    const by = world.system.facts().user;
    for (const quiet of state.alerts.quiets(now))
      if (quiet.kind === 'silence' && quiet.scope === scope) state.alerts.endQuiet(quiet.id, now, by);
    if (to !== null) state.alerts.addQuiet({ scope, from: now, to, kind: 'silence', by, reason: '' });
    store.acts.set({ incidents: state.incidents(now - HOUR_MS) });
  };
  return {
    /** Epoch ms; null when people are told. */
    until: (checkId: string): number | null => of(checkId)?.to ?? null,
    /** Null tells again. */
    put(checkId: string, until: number | null, title = checkId): void {
      const before = of(checkId)?.to ?? null;
      set(checkId, until);
      const text = until === null ? `${title} is told again.` : `Nobody is told of ${title} for ${spanOf(until)}.`;
      store.acts.did(text, () => set(checkId, before));
    },
  };

  function spanOf(until: number): string {
    const hours = Math.round((until - clock.now()) / HOUR_MS);
    return hours <= 1 ? 'an hour' : hours >= 24 ? 'a day' : `${hours} hours`;
  }
}
