import type { Unit, UnitState } from '#services/ports/managers.ts';

import type { Container } from './container.ts';
import type { Inside } from './inside.ts';

/** A start counts once it lasted so long; before, the next crash is the same trouble. */
const SETTLED_MS = 10_000;
const LOOP = 3;
const KILLED = 137;
const TERMINATED = 143;

const BY_STATUS: Readonly<Record<string, UnitState>> = {
  created: 'stopped',
  configured: 'stopped',
  initialized: 'stopped',
  stopping: 'stopping',
  removing: 'stopping',
  restarting: 'crash-loop',
  running: 'running',
  paused: 'failed',
  dead: 'failed',
};

/** A container as a unit; `inside` is what the kernel says of its process. */
export function unitOf(container: Container, manager: string, inside: Inside, now: number): Unit {
  const said = stateOf(container, now);
  const state = said === 'running' && inside.dead !== null ? 'failed' : said;
  const up = state === 'running';
  return {
    name: container.name,
    manager,
    state,
    pid: container.pid > 0 ? container.pid : null,
    startedAt: up ? container.startedAt : null,
    restarts: container.restarts,
    lastExit: up ? null : exitOf(container, said === 'running' ? inside.dead : null),
    memoryBytes: inside.memoryBytes,
    description: descriptionOf(container),
    wanted: isWanted(container, state),
    ...(up && healthOf(container)),
  };
}

/** Docker and Podman start it again whenever it ends, unless a person ended it. */
export function startsAgain({ policy }: Container): boolean {
  return policy === 'always' || policy === 'unless-stopped';
}

function stateOf(container: Container, now: number): UnitState {
  const { status, startedAt, restarts, error, oomKilled, exitCode } = container;
  if (status === 'running') return restarts >= LOOP && now - (startedAt ?? 0) < SETTLED_MS ? 'crash-loop' : 'running';
  if (status === 'created' && error !== '') return 'failed';
  if (status !== 'exited' && status !== 'stopped') return BY_STATUS[status] ?? 'unknown';
  if (error !== '' || oomKilled) return 'failed';
  // A signal is how a person ends it; one that the kernel sent for want of memory was told.
  if (exitCode === 0 || exitCode === KILLED || exitCode === TERMINATED) return 'stopped';
  // "stopped" is what Podman says between an end and what follows it.
  if (startsAgain(container)) return status === 'stopped' ? 'crash-loop' : 'stopped';
  return 'failed';
}

function exitOf({ status, exitCode, error, oomKilled, finishedAt }: Container, dead: string | null): Unit['lastExit'] {
  if (dead !== null) return { code: null, signal: null, reason: dead };
  if (status === 'paused') return { code: null, signal: null, reason: 'it is paused' };
  if (finishedAt === null && error === '') return null;
  const reason = oomKilled ? 'it ran out of memory' : error;
  if (exitCode === KILLED) return { code: null, signal: 'SIGKILL', reason };
  if (exitCode === TERMINATED) return { code: null, signal: 'SIGTERM', reason };
  return { code: exitCode, signal: null, reason };
}

function descriptionOf({ image, project, unit }: Container): string {
  const [of, by] = [project === null ? '' : ` of ${project.name}`, unit === null ? '' : `, run by ${unit}`];
  return `${image}${of}${by}`;
}

function isWanted({ policy }: Container, state: UnitState): boolean {
  return policy === 'always' || state !== 'stopped';
}

function healthOf({ health }: Container): Pick<Unit, 'health'> {
  return health === 'healthy' || health === 'unhealthy' || health === 'starting' ? { health } : {};
}
