import { rangeOfLooks } from '#domain/history/looks-range.ts';
import { summedLooks } from '#domain/history/summed.ts';
import { holdOf } from '#domain/history/tiers.ts';
import type { Clock } from '#services/ports/clock.ts';
import type { Series } from '#services/ports/series.ts';
import type { State } from '#services/ports/state.ts';

const MANY = 1_000_000;

/** Sums up the looks that a state remembers each time it is asked; each stands for `leastHoldMs` at least. */
export function fakeSeries(state: Pick<State, 'history' | 'readings'>, clock: Clock, leastHoldMs = 0): Series {
  return {
    async range(id, from, to, points) {
      const reading = state.readings().find((each) => each.id === id);
      const holdMs = Math.max(leastHoldMs, holdOf(reading?.intervalMs ?? 0));
      const looks = state.history(id, from - holdMs, MANY).filter(({ at }) => at < to);
      return rangeOfLooks(looks, { from, to, points, now: clock.now(), holdMs });
    },
    summed: (id, from, to) => Promise.resolve(summedLooks(state.history(id, from, MANY).filter(({ at }) => at < to))),
  };
}
