import { isOutOfCount, type Reading } from '#domain/reading.ts';

import { covers } from './scope.ts';

/** What a look means for alerts: `gap` is nobody's fault and nobody's merit. */
export type Mood = 'ok' | 'bad' | 'gap';

type Judged = Pick<Reading, 'id' | 'status' | 'data'>;

/** A probe that could not look says nothing; a warning fails only where a person asked for that. */
export function moodOf(reading: Judged, warnings: readonly string[]): Mood {
  if (reading.status === 'unknown' || isOutOfCount(reading)) return 'gap';
  if (reading.status === 'critical') return 'bad';
  return reading.status === 'warning' && warnings.some((scope) => covers(scope, reading.id)) ? 'bad' : 'ok';
}

/** The check whose failure explains this one's; null for none. */
export function explainedBy({ data }: Pick<Reading, 'data'>): string | null {
  const by = data?.['suppressedBy'];
  return typeof by === 'string' ? by : null;
}
