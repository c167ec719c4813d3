import type { Reading } from '#domain/reading.ts';

/** A reading of a service check that is ok, but for what is said. */
export function readingWith(parts: Partial<Reading> = {}): Reading {
  const takenAt = parts.takenAt ?? Date.UTC(2026, 0, 5, 10);
  return {
    id: 'http:api',
    kind: 'http',
    title: 'api',
    group: 'services',
    component: 'services',
    critical: false,
    weight: 1,
    status: 'ok',
    summary: 'answers',
    takenAt,
    since: takenAt,
    tookMs: 12,
    intervalMs: 30_000,
    pausedUntil: null,
    ...parts,
  };
}
