import { processOf } from '#services/adapters/managers/support/process-facts.ts';
import { whyDead } from '#services/adapters/managers/support/why-dead.ts';
import type { Unit, UnitState } from '#services/ports/managers.ts';

import type { Info } from './info.ts';
import type { Story } from './story.ts';

const BY_STATE: Readonly<Record<string, UnitState>> = {
  STOPPED: 'stopped',
  STARTING: 'starting',
  RUNNING: 'running',
  BACKOFF: 'crash-loop',
  STOPPING: 'stopping',
  EXITED: 'stopped',
  FATAL: 'failed',
};

/** A process of supervisor as a unit; `restarts` are those that were seen. */
export function unitOf(info: Info, story: Story | undefined, restarts: number | null): Unit {
  const said = stateOf(info, story);
  // "RUNNING" is what supervisor believes; the kernel knows better.
  const dead = said === 'running' ? whyDead(info.pid) : null;
  const state = dead === null ? said : 'failed';
  const up = state === 'running' || state === 'starting';
  return {
    name: info.unit,
    manager: 'supervisor',
    state,
    pid: info.pid > 0 ? info.pid : null,
    startedAt: up && info.start > 0 ? info.start * 1000 : null,
    restarts,
    lastExit: dead === null ? exitOf(info, story) : { code: null, signal: null, reason: dead },
    memoryBytes: info.pid > 0 ? (processOf(info.pid)?.rssBytes ?? null) : null,
    description: '',
    wanted: state !== 'stopped',
  };
}

function stateOf({ state, spawnError }: Info, story: Story | undefined): UnitState {
  // It told why only where the exit code was not one of the expected.
  if (state === 'EXITED') return spawnError === '' ? 'stopped' : 'failed';
  if (state === 'STARTING' && story?.again) return 'crash-loop';
  return BY_STATE[state] ?? 'unknown';
}

/** Supervisor forgets the exit code of what ended too soon, and the signal; its log has both. */
function exitOf({ state, exitStatus, spawnError, start }: Info, story: Story | undefined): Unit['lastExit'] {
  const reason = state === 'BACKOFF' || state === 'FATAL' ? spawnError : '';
  if (state === 'STARTING' && story?.again) return { code: null, signal: null, reason: 'started again', ...story.exit };
  if (state === 'BACKOFF' || state === 'FATAL') return { code: null, signal: null, ...story?.exit, reason };
  if (state !== 'EXITED' && state !== 'STOPPED') return null;
  if (start === 0) return null;
  if (exitStatus >= 0) return { code: exitStatus, signal: null, reason };
  return { code: null, signal: story?.exit?.signal ?? null, reason: story?.exit?.signal ? '' : 'ended by a signal' };
}
