import type { Config } from '#config/config.ts';
import type { ErrorBudget } from '#domain/history/budget.ts';
import { targetOf } from '#domain/history/target-of.ts';
import type { Reading } from '#domain/reading.ts';
import type { World } from '#services/ports/world.ts';

/** Budgets of the checks of which something is promised; nothing is read where nothing is. */
export async function budgetsOf(
  world: World,
  { history: { targets, budgetMs } }: Config,
  readings: readonly Reading[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, ErrorBudget>> {
  const promised = readings.flatMap(({ id }) => {
    const target = targetOf(targets, id);
    return target === null ? [] : [{ id, target }];
  });
  if (promised.length === 0) return new Map();
  const { budgetFor } = await import('#services/monitor/history.ts');
  const read = promised.map(
    async ({ id, target }) => [id, await budgetFor(world, id, { target, windowMs: budgetMs }, signal)] as const,
  );
  return new Map(await Promise.all(read));
}
