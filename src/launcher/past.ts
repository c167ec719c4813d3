import type { World } from '#services/ports/world.ts';
import type { AppStore } from '#store/store.ts';

/** Points of a line on Home. */
const POINTS = 60;

/** Fills the lines of the panels with what was seen before this start. */
export function recallPast({ state, clock }: World, store: AppStore): void {
  const { readings, trends } = store.getState();
  const now = clock.now();
  const past = Object.values(readings).map(({ id, intervalMs }) => {
    const fresh = trends[id] ?? [];
    const samples = state.history(id, now - POINTS * intervalMs, POINTS);
    const before = samples.slice(0, Math.max(0, samples.length - fresh.length));
    const values = before.map((sample) => (sample.status === 'unknown' ? null : sample.value));
    return [id, [...values, ...fresh].slice(-POINTS)] as const;
  });
  store.acts.set({ trends: Object.fromEntries(past) });
}
