import { isList, type Json } from '#domain/json.ts';
import type { Unit, UnitState } from '#services/ports/managers.ts';

import { aliveness } from './aliveness.ts';

/** What is read of an app. Everything else, its whole environment with it, is dropped here. */
interface App {
  readonly name: string;
  readonly pid: number;
  readonly status: string;
  readonly restarts: number;
  readonly startedAt: number | null;
  readonly exitCode: number | null;
  readonly memoryBytes: number | null;
}

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

/** Apps as units; the processes of a cluster are one, as bad as its worst process. */
export function unitsOf(data: Json): Unit[] {
  const apps = Map.groupBy((isList(data) ? data : []).flatMap(readApp), (app) => app.name);
  return [...apps].map(([name, processes]) => merge(name, processes.map(unitOf)));
}

function unitOf(app: App): Unit {
  const said = BY_STATUS[app.status] ?? 'unknown';
  // "online" is what PM2 believes; the kernel knows better.
  const life = said === 'running' ? aliveness(app.pid) : 'alive';
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
    wanted: said !== 'stopped',
  };
}

function exitOf({ exitCode }: App, state: UnitState): Unit['lastExit'] {
  if (exitCode === null || (exitCode === 0 && state === 'running')) return null;
  return { code: exitCode, signal: null, reason: state === 'failed' ? 'restarted too often' : '' };
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

function readApp(value: Json): App[] {
  const name = text(value, 'name');
  const env = field(value, 'pm2_env');
  const status = text(env, 'status');
  if (name === null || status === null) return [];
  return [
    {
      name,
      status,
      pid: number(value, 'pid') ?? 0,
      restarts: number(env, 'restart_time') ?? 0,
      startedAt: number(env, 'pm_uptime'),
      exitCode: number(env, 'exit_code'),
      memoryBytes: number(field(value, 'monit'), 'memory'),
    },
  ];
}

function field(value: Json | undefined, name: string): Json | undefined {
  if (typeof value !== 'object' || value === null || isList(value)) return undefined;
  return Object.hasOwn(value, name) ? value[name] : undefined;
}

function text(value: Json | undefined, name: string): string | null {
  const found = field(value, name);
  return typeof found === 'string' ? found : null;
}

function number(value: Json | undefined, name: string): number | null {
  const found = field(value, name);
  return typeof found === 'number' && Number.isFinite(found) ? found : null;
}
