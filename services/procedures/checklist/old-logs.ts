import type { Looked, OldLogs } from '#domain/checklist/facts.ts';

import type { LogPlaces } from './logs.ts';
import { type Remembering, remembered } from './remembered.ts';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const SHOWN = 8;
const ENDS_WITH_NAME = /\.log$/;

/** Logs, and what rotation made of them, that nobody wrote to for some days. */
export function logsThatAreOld(from: Remembering, { paths }: LogPlaces, days: number): Promise<Looked<OldLogs>> {
  const { files, clock } = from.world;
  return remembered(from, {
    name: `old logs ${days} ${paths.join(' ')}`,
    intervalMs: HOUR_MS,
    limitMs: HOUR_MS / 120,
    async see() {
      const patterns = paths.flatMap((path) => (ENDS_WITH_NAME.test(path) ? [path, `${path}.*`, `${path}-*`] : [path]));
      const found = [...new Set((await Promise.all(patterns.map((pattern) => files.glob(pattern)))).flat())];
      if (found.length === 0) return { nothing: 'no logs found' };
      const horizon = clock.now() - days * DAY_MS;
      const looked = await Promise.all(found.map(async (path) => ({ path, facts: await files.stat(path) })));
      const old = looked.flatMap(({ path, facts }) =>
        facts?.kind === 'file' && facts.modifiedAt < horizon ? [{ path, bytes: facts.bytes }] : [],
      );
      const biggest = old.toSorted((a, b) => b.bytes - a.bytes).slice(0, SHOWN);
      return { found: { files: old.length, bytes: old.reduce((sum, { bytes }) => sum + bytes, 0), biggest } };
    },
  });
}
