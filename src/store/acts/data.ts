import type { Reading } from '#domain/reading.ts';
import { scoreItems } from '#domain/score-items.ts';
import { type Score, type ScoreLimits, scoreOf } from '#domain/score.ts';
import type { Incident } from '#services/ports/state.ts';
import { addBatch, type Batch } from '#store/held.ts';
import { mergeReadings } from '#store/merge.ts';
import type { AppState } from '#store/state.ts';

import type { Access } from './acts.ts';

/** What the monitor tells. */
export interface DataActs {
  /** New readings of one tick; readings whose shown content is unchanged cause no frame. */
  readonly received: (batch: readonly Reading[], incidents: readonly Incident[], at: number) => void;
  /** Forgets checks that are gone. */
  readonly retained: (ids: ReadonlySet<string>) => void;
  /** Lets new readings wait, for a reason; null shows what waited and goes on as usual. */
  readonly hold: (why: AppState['held']) => void;
  /** Shows what waited, and keeps what comes after waiting. */
  readonly refresh: () => void;
}

/** `seen` is written in place: when each check was last looked at. */
export function dataActs({ get, set }: Access, limits: () => ScoreLimits, seen: Map<string, number>): DataActs {
  let waiting: readonly Batch[] = [];
  const score = (readings: AppState['readings'], at: number): Score =>
    scoreOf(
      scoreItems(
        Object.values(readings).map((reading) => ({ ...reading, takenAt: seen.get(reading.id) ?? reading.takenAt })),
        at,
      ),
      limits(),
    );
  const shownAfter = (batches: readonly Batch[]): void => {
    let change: Partial<AppState> = {};
    for (const { readings, incidents, at } of batches) {
      change = { ...change, ...mergeReadings({ ...get(), ...change }, readings, incidents, at) };
    }
    if (Object.keys(change).length === 0) return;
    const at = batches.at(-1)?.at ?? get().now;
    set({ ...change, score: score(change.readings ?? get().readings, at) });
  };
  const refresh = (): void => {
    const batches = waiting;
    waiting = [];
    shownAfter(batches);
  };
  return {
    received(readings, incidents, at) {
      for (const { id, takenAt } of readings) seen.set(id, takenAt);
      waiting = addBatch(waiting, { readings, incidents, at });
      // The first readings are always shown: what stood there was from another day.
      if (get().held === null || get().warmingUp) refresh();
    },
    retained(ids) {
      const readings = Object.fromEntries(Object.entries(get().readings).filter(([id]) => ids.has(id)));
      if (Object.keys(readings).length === Object.keys(get().readings).length) return;
      set({ readings, score: score(readings, get().now) });
    },
    hold(held) {
      if (held !== get().held) set({ held });
      if (held === null) refresh();
    },
    refresh,
  };
}
