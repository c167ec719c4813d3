import type { Reading } from '#domain/reading.ts';

/** Checks of what all processes use together, and what those are sorted by to see which of them it is. */
const SHARED: Readonly<Record<string, 'cpu' | 'memory'>> = {
  cpu: 'cpu',
  load: 'cpu',
  process: 'cpu',
  memory: 'memory',
  swap: 'memory',
};

/** How processes are sorted so that those come first that make a reading what it is; null when it is not about processes. */
export const processOrderFor = ({ kind }: Pick<Reading, 'kind'>): 'cpu' | 'memory' | null => SHARED[kind] ?? null;

/** Why no diagnosis looks for the cause of a reading, without a full stop. */
export function noDiagnosisOf(reading: Pick<Reading, 'kind'>): string {
  return processOrderFor(reading) === null
    ? 'nothing looks deeper than its check'
    : 'processes make it so, and which of them is too much only you can tell';
}
