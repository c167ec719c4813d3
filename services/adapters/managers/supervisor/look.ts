import { OpsError } from '#domain/errors.ts';
import type { Unit } from '#services/ports/managers.ts';

import { call } from './call.ts';
import type { Door } from './door.ts';
import { type Info, infosOf } from './info.ts';
import { storiesOf, type Story } from './story.ts';
import { unitOf } from './unit.ts';

/** Enough for the last minutes of a dozen programs that crash. */
const LOG_BYTES = 32 * 1024;
/** States of which only the log tells how they came about. */
const UNTOLD = new Set(['BACKOFF', 'FATAL', 'STARTING']);

/** Starts that were seen, by unit; supervisor counts none. */
export type Seen = Map<string, { readonly start: number; readonly restarts: number }>;

/** All processes as supervisor has them. Throws as `call` does. */
export async function infos(door: Door, signal: AbortSignal): Promise<readonly Info[]> {
  const found = infosOf(await call(door, 'getAllProcessInfo', [], signal));
  if (found !== null) return found;
  throw new OpsError('garbage', 'supervisor answers in a way that is not known.', {
    hint: `Is it really supervisor that listens on ${door.socket}?`,
  });
}

/** All processes as units. Throws as `call` does. */
export async function units(door: Door, seen: Seen, signal: AbortSignal): Promise<readonly Unit[]> {
  const found = await infos(door, signal);
  const isUntold = ({ state, exitStatus }: Info) => UNTOLD.has(state) || exitStatus < 0;
  const stories = found.some(isUntold) ? await readStories(door, signal) : new Map<string, Story>();
  return found.map((info) => unitOf(info, stories.get(info.name), count(info, seen)));
}

/** A log that is not a file cannot be read; then less is known. */
async function readStories(door: Door, signal: AbortSignal): Promise<Map<string, Story>> {
  const text = await call(door, 'readLog', [-LOG_BYTES, 0], signal).catch(() => '');
  return storiesOf(typeof text === 'string' ? text : '');
}

function count({ unit, start }: Info, seen: Seen): number | null {
  const before = seen.get(unit);
  const again = before !== undefined && before.start > 0 && start > before.start;
  const restarts = (before?.restarts ?? 0) + Number(again);
  seen.set(unit, { start, restarts });
  return restarts > 0 ? restarts : null;
}
