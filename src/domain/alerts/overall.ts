import type { Reading } from '#domain/reading.ts';
import { scoreItems } from '#domain/score-items.ts';
import { type ScoreLimits, scoreOf } from '#domain/score.ts';

import type { Observed } from './observe.ts';

/** The id under which the overall score has incidents. It is no check of the list: it would count itself. */
export const OVERALL = 'score:overall';

/** Below this share of what counts nothing is said of the whole. */
const LEAST_COVERAGE = 0.5;
/** So many of what is wrong are named as the reason. */
const NAMED = 10;

/** The overall score as a look of a check of its own, critical below the threshold of the environment. */
export function overallLook(
  readings: readonly Reading[],
  limits: ScoreLimits,
  intervalMs: number,
  now: number,
): Observed {
  const items = scoreItems(readings, now);
  const { value, coverage } = scoreOf(items, limits);
  // What nobody can see most of is not known to be bad.
  const known = value !== null && coverage >= LEAST_COVERAGE;
  const isLow = known && value < limits.criticalBelow;
  const wrong = items.filter(
    ({ excluded, component, status }) => !excluded && component !== null && status === 'critical',
  );
  return {
    id: OVERALL,
    title: 'Overall score',
    status: known ? (isLow ? 'critical' : 'ok') : 'unknown',
    summary: known ? `${value}, critical below ${limits.criticalBelow}` : 'too little is known',
    ...(isLow && {
      evidence: wrong
        .slice(0, NAMED)
        .map(({ title, summary }) => `${title}: ${summary}`)
        .join('\n'),
    }),
    takenAt: now,
    since: now,
    intervalMs,
    pausedUntil: null,
  };
}
