import { targetOf } from '#domain/history/target-of.ts';
import type { Watch } from '#screens/frame/watch.ts';
import type { World } from '#services/ports/world.ts';
import type { AppStore } from '#store/store.ts';

import type { Running } from '../running.ts';

/** History as the screens ask for it, with what the configuration promises. */
export function accountsOf(world: World, store: AppStore, running: Running): NonNullable<Watch['account']> {
  return async (id, spanMs, points) => {
    const reading = store.getState().readings[id];
    if (reading === undefined) return null;
    const { targets, budgetMs } = running.config.history;
    const target = targetOf(targets, id);
    const { historyOf } = await import('#services/monitor/history.ts');
    return historyOf(world, {
      id,
      title: reading.title,
      unit: reading.unit,
      fills: reading.kind === 'disk',
      spanMs,
      points,
      promise: target === null ? null : { target, windowMs: budgetMs },
    });
  };
}
