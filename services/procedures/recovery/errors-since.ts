import { plural } from '#domain/format.ts';
import { EVERY_LINE } from '#domain/logs/query.ts';
import type { LogSource } from '#domain/logs/source.ts';
import { within } from '#services/procedures/diagnose/within.ts';
import { controlOf, unitNow } from '#services/procedures/service/seen.ts';

import type { RecoveryUnit } from './params.ts';
import type { RecoveryParts } from './steps/parts.ts';

/** So many are counted; more are told as that. */
const MOST = 500;
const LIMIT_MS = 5000;

/**
 * How many lines of their logs are errors since the services were started: `api: 3 errors in 2 m`. Told, never judged: what is an
 * error to one program is a habit of another. Null where no log could be read. Never rejects.
 */
export async function errorsSince(parts: RecoveryParts, outer: AbortSignal): Promise<string | null> {
  const { clock } = parts.world;
  const counts = await Promise.all(
    parts.params.services.map(async (unit) => {
      const count = await within({ clock, limitMs: LIMIT_MS, outer }, (signal) => countOf(parts, unit, signal)).catch(
        () => null,
      );
      if (count === null) return null;
      return `${unit.name} ${count >= MOST ? `at least ${MOST} errors` : plural(count, 'error')}`;
    }),
  );
  const told = counts.filter((count) => count !== null);
  return told.length === 0 ? null : `in the logs since the start: ${told.join(', ')}`;
}

async function countOf({ world }: RecoveryParts, unit: RecoveryUnit, signal: AbortSignal): Promise<number | null> {
  const { startedAt } = await unitNow(world, unit, signal);
  const own = unit.logs.map((path): LogSource => ({ type: 'file', name: unit.unit, path }));
  const sources = own.length > 0 ? own : await controlOf(world, unit.manager).logs(unit.unit, signal);
  if (startedAt === null || sources.length === 0) return null;
  const reader = await world.logs.open(sources, signal);
  try {
    const { lines } = await reader.since(startedAt, MOST, { ...EVERY_LINE, atLeast: 'error' }, signal);
    return lines.length;
  } finally {
    await reader.close();
  }
}
