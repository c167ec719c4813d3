import type { Reading } from '#domain/reading.ts';
import { type Latency, latencyOf } from '#domain/report/latency.ts';
import type { World } from '#services/ports/world.ts';

/**
 * The latencies that are remembered of each check that measures one, from the first look on: they only grow, as those who scrape
 * them expect.
 */
export async function latenciesOf(
  { series, clock }: Pick<World, 'series' | 'clock'>,
  readings: readonly Reading[],
  signal: AbortSignal,
): Promise<readonly Latency[]> {
  const timed = readings.filter(({ unit }) => unit === 'ms');
  return Promise.all(
    timed.map(async ({ id, kind }) => latencyOf(id, kind, await series.summed(id, 0, clock.now() + 1, signal))),
  );
}
