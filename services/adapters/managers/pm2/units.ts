import type { Unit, UnitState } from '#services/ports/managers.ts';

import { aliveness } from './aliveness.ts';
import type { App } from './apps.ts';
import { daemonPid } from './daemon-pid.ts';

const BY_STATUS: Readonly<Record<string, UnitState>> = {
  online: 'running',
  launching: 'starting',
  stopping: 'stopping',
  stopped: 'stopped',
  errored: 'failed',
  'waiting restart': 'crash-loop',
  'one-launch-status': 'stopped',
};

/** From best to worst, for apps of several processes. */
const ORDER: readonly UnitState[] = ['running', 'starting', 'stopping', 'stopped', 'unknown', 'crash-loop', 'failed'];
/** What a process ends with that was asked to end, by INT or TERM, and says so in the way of shells. */
const ASKED_TO_END = new Set([0, 130, 143]);

/** Apps as units; the processes of a cluster are one, as bad as its worst process. */
export function unitsOf(apps: readonly App[], home: string): Unit[] {
  const daemon = daemonPid(home);
  const named = Map.groupBy(apps, (app) => app.name);
  return [...named].map(([name, processes]) =>
    merge(
      name,
      processes.map((app) => unitOf(app, daemon)),
    ),
  );
}

function unitOf(app: App, daemon: number | null): Unit {
  const said = saidState(app);
  // "online" is what PM2 believes; the kernel knows better.
  const life = said === 'running' ? aliveness(app, daemon) : 'alive';
  const state = life === 'alive' ? said : 'failed';
  return {
    name: app.name,
    manager: 'pm2',
    state,
    pid: app.pid > 0 ? app.pid : null,
    startedAt: state === 'running' ? app.startedAt : null,
    restarts: app.restarts,
    lastExit: life === 'alive' ? exitOf(app, state) : { code: null, signal: null, reason: `its process is ${life}` },
    memoryBytes: app.memoryBytes,
    description: '',
    wanted: app.status !== 'stopped',
  };
}

/** PM2 also calls `stopped` what ended by itself and is not kept, however it ended. */
function saidState({ status, kept, exitCode }: App): UnitState {
  if (status === 'stopped' && !kept && exitCode !== null && !ASKED_TO_END.has(exitCode)) return 'failed';
  return BY_STATUS[status] ?? 'unknown';
}

function exitOf({ exitCode, status }: App, state: UnitState): Unit['lastExit'] {
  if (exitCode === null || (exitCode === 0 && state === 'running')) return null;
  return { code: exitCode, signal: null, reason: status === 'errored' ? 'restarted too often' : '' };
}

function merge(name: string, units: readonly Unit[]): Unit {
  const [worst, ...rest] = units.toSorted((a, b) => ORDER.indexOf(b.state) - ORDER.indexOf(a.state));
  if (!worst) throw new RangeError(`no process of ${name}`);
  if (rest.length === 0) return worst;
  const running = units.filter(({ state }) => state === 'running').length;
  const total = (of: (unit: Unit) => number | null) => units.reduce((sum, unit) => sum + (of(unit) ?? 0), 0);
  return {
    ...worst,
    restarts: total((unit) => unit.restarts),
    memoryBytes: total((unit) => unit.memoryBytes),
    description: `${running} of ${units.length} processes`,
    wanted: units.some(({ wanted }) => wanted),
  };
}
