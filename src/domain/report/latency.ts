import { countsUpTo } from '#domain/history/sketch.ts';
import type { Summed } from '#domain/history/summed.ts';

/** How long a check took to be answered, over all that is remembered of it. Seconds. */
export interface Latency {
  readonly id: string;
  readonly kind: string;
  readonly count: number;
  readonly sum: number;
  /** How many took at most so long, in the order of `LATENCY_BOUNDS`. */
  readonly upTo: readonly number[];
}

/** Those of the Prometheus clients, in seconds; the one without end is `count`. */
export const LATENCY_BOUNDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] as const;

/** Of values in milliseconds. */
export function latencyOf(id: string, kind: string, { count, sum, sketch }: Summed): Latency {
  const upTo = countsUpTo(
    sketch,
    LATENCY_BOUNDS.map((bound) => bound * 1000),
  );
  return { id, kind, count, sum: sum / 1000, upTo };
}
