import type { Unit } from '#services/ports/managers.ts';

import { lastExit, type Properties, stateOf } from './state.ts';
import { shortName } from './unit-name.ts';

export const PROPERTIES = [
  'Id',
  'Names',
  'Description',
  'LoadState',
  'ActiveState',
  'SubState',
  'Result',
  'Type',
  'MainPID',
  'NRestarts',
  'ExecMainCode',
  'ExecMainStatus',
  'ExecMainStartTimestampMonotonic',
  'MemoryCurrent',
  'UnitFileState',
  'TriggeredBy',
] as const;

const WANTED = new Set(['enabled', 'enabled-runtime', 'linked', 'linked-runtime', 'generated', 'transient']);

/** The same moment on the clock of people and on the one of systemd (CLOCK_MONOTONIC). */
export interface Moment {
  readonly epochMs: number;
  readonly monotonicMs: number;
}

/** Units in the output of `systemctl show`, by each of their names. Lines that are no property are not looked at. */
export function parseShow(output: string, manager: string, moment: Moment): Map<string, Unit> {
  const units = new Map<string, Unit>();
  for (const block of output.replaceAll('\r', '').split(/\n{2,}/)) {
    const properties: Properties = new Map(block.split('\n').map(property));
    const id = properties.get('Id');
    if (!id || !properties.has('LoadState')) continue;
    const unit = unitOf(id, properties, manager, moment);
    for (const name of [id, ...words(properties.get('Names'))]) units.set(name, unit);
  }
  return units;
}

/** A unit of which there is nothing but a state: it does not exist, or nobody says how it is. */
export function without(name: string, manager: string, state: 'not-found' | 'unknown'): Unit {
  const nothing = { pid: null, startedAt: null, restarts: null, lastExit: null, memoryBytes: null };
  return { ...nothing, name: shortName(name), manager, state, description: '', wanted: false };
}

function unitOf(id: string, properties: Properties, manager: string, moment: Moment): Unit {
  const state = stateOf(properties);
  if (state === 'not-found') return without(id, manager, 'not-found');
  const started = count(properties.get('ExecMainStartTimestampMonotonic'));
  const pid = count(properties.get('MainPID'));
  return {
    name: shortName(id),
    manager,
    state,
    pid: pid || null,
    startedAt: pid && started ? Math.round(moment.epochMs - moment.monotonicMs + started / 1000) : null,
    restarts: count(properties.get('NRestarts')),
    lastExit: lastExit(properties),
    memoryBytes: count(properties.get('MemoryCurrent')),
    description: properties.get('Description') ?? '',
    wanted: isWanted(properties),
  };
}

/** Enabled to run all the time: neither a job that ends, nor something that a timer or socket starts when needed. */
function isWanted(properties: Properties): boolean {
  const ends = properties.get('Type') === 'oneshot' || words(properties.get('TriggeredBy')).length > 0;
  return WANTED.has(properties.get('UnitFileState') ?? '') && !ends;
}

/** Null for `[not set]`, for what is empty, and for the largest number, by which systemd means none. */
function count(text: string | undefined): number | null {
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : null;
}

const words = (text: string | undefined): string[] => (text ?? '').split(' ').filter(Boolean);

function property(line: string): [string, string] {
  const sign = line.indexOf('=');
  return sign < 0 ? ['', ''] : [line.slice(0, sign), line.slice(sign + 1)];
}
