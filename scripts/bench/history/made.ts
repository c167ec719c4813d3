import type { Reading } from '../../../src/domain/reading.ts';

/** Latencies as services have them: mostly some ten milliseconds, now and then seconds. The same for the same seed. */
export function latencies(seed: number): () => number {
  let state = seed;
  const chance = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state + 0.5) / 2 ** 32;
  };
  const bell = (): number => Math.sqrt(-2 * Math.log(chance())) * Math.cos(2 * Math.PI * chance());
  return () => Math.round(Math.exp(chance() < 0.03 ? 7.5 + 0.6 * bell() : 3.2 + 0.5 * bell()));
}

/** One look at each of `count` checks. */
export function readingsAt(at: number, count: number, intervalMs: number, value: () => number): readonly Reading[] {
  return Array.from({ length: count }, (_none, number) => ({
    id: `http:service-${number}`,
    kind: 'http',
    title: `service-${number}`,
    group: 'services' as const,
    component: 'services' as const,
    critical: false,
    weight: 1,
    status: 'ok' as const,
    summary: 'answers',
    value: value(),
    unit: 'ms',
    takenAt: at + number,
    since: at,
    tookMs: 12,
    intervalMs,
    pausedUntil: null,
  }));
}
