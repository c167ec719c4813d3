import type { Reading } from '#domain/reading.ts';
import { type HealthReport, healthReport, type ReportInput } from '#domain/report/report.ts';
import { DEFAULT_LIMITS } from '#domain/score.ts';

import { incidentWith } from './incident.ts';
import { readingWith } from './reading.ts';

export const AT = Date.UTC(2026, 0, 5, 10);

/** A report five seconds after its readings; each is a service check of its own unless told otherwise. */
export function reportWith(readings: readonly Partial<Reading>[], parts: Partial<ReportInput> = {}): HealthReport {
  return healthReport({
    at: AT + 5000,
    limits: DEFAULT_LIMITS,
    incidents: [],
    uptime: () => null,
    notices: [],
    readings: readings.map((reading, n) => readingWith({ id: `http:${n}`, title: `web ${n}`, ...reading })),
    ...parts,
  });
}

export const incident = incidentWith({
  id: 'i-17',
  checkId: 'http:0',
  title: 'web 0',
  summary: 'refused',
  openedAt: AT - 240_000,
});
