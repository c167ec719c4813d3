import { constants } from 'node:os';

import type { Unit, UnitState } from '#services/ports/managers.ts';

export type Properties = ReadonlyMap<string, string>;

const BY_LOAD: Readonly<Record<string, UnitState>> = {
  'not-found': 'not-found',
  masked: 'masked',
  error: 'failed',
  'bad-setting': 'failed',
};

const BY_ACTIVITY: Readonly<Record<string, UnitState>> = {
  active: 'running',
  reloading: 'running',
  refreshing: 'running',
  activating: 'starting',
  deactivating: 'stopping',
  inactive: 'stopped',
  failed: 'failed',
};

/** LoadState first: a missing unit is as inactive as a stopped one. */
export function stateOf(properties: Properties): UnitState {
  const loaded = BY_LOAD[properties.get('LoadState') ?? ''];
  if (loaded) return loaded;
  if (properties.get('SubState')?.startsWith('auto-restart')) return 'crash-loop';
  return BY_ACTIVITY[properties.get('ActiveState') ?? ''] ?? 'unknown';
}

const REASONS: Readonly<Record<string, string>> = {
  'exit-code': 'it failed',
  signal: 'it was killed',
  'core-dump': 'it crashed',
  timeout: 'it took too long',
  watchdog: 'it hung',
  'oom-kill': 'out of memory',
  'start-limit-hit': 'it was started too often',
  resources: 'no resources to start it',
  protocol: 'it did not start as announced',
  'exec-condition': 'a condition was not met',
};

/** How the main process ended the last time; null when it never did. */
export function lastExit(properties: Properties): Unit['lastExit'] {
  const result = properties.get('Result') ?? 'success';
  const reason = REASONS[result] ?? (result === 'success' ? '' : result);
  const status = Number(properties.get('ExecMainStatus'));
  const how = properties.get('ExecMainCode');
  // CLD_EXITED is 1, CLD_KILLED 2, CLD_DUMPED 3.
  if (how === '1') return { code: status, signal: null, reason };
  if (how === '2' || how === '3') return { code: null, signal: signalName(status), reason };
  return reason === '' ? null : { code: null, signal: null, reason };
}

function signalName(number: number): string {
  return Object.entries(constants.signals).find(([, value]) => value === number)?.[0] ?? `signal ${number}`;
}
