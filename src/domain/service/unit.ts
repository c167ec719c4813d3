import { type KillSignal, meaningOf } from '#domain/processes/signals.ts';

export { KILL_SIGNALS, type KillSignal } from '#domain/processes/signals.ts';

/** Normal state of a unit, whatever its manager calls it. */
export type UnitState =
  | 'running'
  | 'starting'
  | 'stopping'
  | 'stopped'
  | 'failed'
  | 'crash-loop'
  | 'not-found'
  | 'masked'
  | 'unknown';

export const UNIT_ACTIONS = ['start', 'stop', 'restart', 'reload', 'enable', 'disable', 'kill'] as const;
export type UnitAction = (typeof UNIT_ACTIONS)[number];

/** Whether a process is meant to end by it. */
export const endsProcess = (signal: KillSignal): boolean => meaningOf(signal).expected === 'ended';

/** What takes an action back; null where nothing does. */
export function inverseOf(action: UnitAction): UnitAction | null {
  return INVERSE[action] ?? null;
}

const INVERSE: Readonly<Partial<Record<UnitAction, UnitAction>>> = {
  start: 'stop',
  stop: 'start',
  enable: 'disable',
  disable: 'enable',
};
