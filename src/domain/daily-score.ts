import type { Reading } from './reading.ts';
import { scoreOf } from './score.ts';

/** The project a reading is about: what it says itself, else the target of a check that counts for projects. */
export function projectOf(reading: Pick<Reading, 'id' | 'data' | 'component'>): string | null {
  const said = reading.data?.['project'];
  if (typeof said === 'string') return said;
  return reading.component === 'projects' ? reading.id.slice(reading.id.indexOf(':') + 1) : null;
}

const WORTH = { ok: 100, warning: 50, critical: 0 } as const;

/** Score now, 0..100, of every project of which something is known, and of everything under the name ''. */
export function projectScores(readings: readonly Reading[]): Map<string, number> {
  const scores = new Map<string, number>();
  const whole = scoreOf(readings.map((reading) => ({ ...reading, excluded: reading.pausedUntil !== null }))).value;
  if (whole !== null) scores.set('', whole);
  const parts = new Map<string, { earned: number; weight: number }>();
  for (const reading of readings) {
    const project = projectOf(reading);
    if (project === null || reading.status === 'unknown' || reading.pausedUntil !== null) continue;
    const { earned, weight } = parts.get(project) ?? { earned: 0, weight: 0 };
    const added = earned + reading.weight * WORTH[reading.status];
    parts.set(project, { earned: added, weight: weight + reading.weight });
  }
  for (const [project, { earned, weight }] of parts) if (weight > 0) scores.set(project, earned / weight);
  return scores;
}
