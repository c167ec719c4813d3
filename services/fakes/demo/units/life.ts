import { type DemoService, downNow } from '#services/fakes/demo/services.ts';
import type { KillSignal, Unit, UnitState } from '#services/ports/managers.ts';

/** What was done to a service last. */
export interface Deed {
  readonly what: 'start' | 'stop' | 'kill';
  readonly at: number;
  /** How often it was started by hand; each start has a pid of its own. */
  readonly nth: number;
  readonly restarts: number;
  readonly signal?: KillSignal;
  readonly frozen?: boolean;
  /** Whether it was up already. */
  readonly ready?: boolean;
}

/** How a service is at a moment. */
export interface Life {
  readonly state: UnitState;
  readonly pid: number | null;
  readonly startedAt: number | null;
  readonly restarts: number;
  readonly lastExit: Unit['lastExit'];
  readonly frozen: boolean;
}

const STARTING_MS = 1200;
const STOPPING_MS = 400;

export function begin(what: Deed['what'], at: number, nth: number, restarts: number): Deed {
  return { what, at, nth, restarts };
}

/** `isPortFree`: whether what took the port of the health monitor was ended. */
export function lifeAt(service: DemoService, deed: Deed | undefined, now: number, isPortFree: boolean): Life {
  if (deed === undefined) return untouched(service, now);
  const { restarts, nth, at } = deed;
  const gone = { pid: null, startedAt: null, restarts, frozen: false };
  if (deed.what === 'stop')
    return { ...gone, state: now < at + STOPPING_MS ? 'stopping' : 'stopped', lastExit: STOPPED_BY_HAND };
  if (deed.what === 'kill') {
    const signal = `SIG${deed.signal ?? 'TERM'}`;
    const asked = signal === 'SIGTERM' || signal === 'SIGINT' || signal === 'SIGHUP';
    const lastExit = { code: null, signal, reason: asked ? '' : 'it was killed' };
    return { ...gone, state: asked ? 'stopped' : 'failed', lastExit };
  }
  const up = { pid: pidOf(service, nth), startedAt: at, restarts, lastExit: null, frozen: deed.frozen ?? false };
  if (!deed.ready && now < at + STARTING_MS) return { ...up, state: 'starting' };
  const how = downNow(service, now);
  // What was started by hand is no longer stopped, but meets the same trouble again.
  if (how === null || how === 'stopped' || (how === 'failed' && isPortFree)) return { ...up, state: 'running' };
  return { ...gone, state: how, restarts: how === 'crash-loop' ? restarts + 4 : restarts, lastExit: EXITS[how] };
}

function untouched(service: DemoService, now: number): Life {
  const how = downNow(service, now);
  if (how !== null)
    return {
      state: how,
      pid: null,
      startedAt: null,
      restarts: how === 'crash-loop' ? 4 : 0,
      lastExit: EXITS[how],
      frozen: false,
    };
  const back = service.down !== undefined && now >= service.down.to ? service.down.to : 0;
  return {
    state: 'running',
    pid: service.pid,
    startedAt: Math.max(service.startedAt, back),
    restarts: 0,
    lastExit: null,
    frozen: false,
  };
}

const STOPPED_BY_HAND = { code: 0, signal: null, reason: 'stopped by ana' };
const EXITS = {
  failed: { code: 1, signal: null, reason: 'EADDRINUSE 7001' },
  'crash-loop': { code: null, signal: 'SIGSEGV', reason: 'core dumped' },
  stopped: STOPPED_BY_HAND,
} as const;

function pidOf({ pid }: DemoService, nth: number): number {
  return nth === 0 ? pid : pid + 20_000 + 37 * nth;
}
