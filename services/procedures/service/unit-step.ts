import { joinCommand } from '#domain/split-command.ts';
import type { Acting } from '#services/ports/managers.ts';

import type { PlannedUnit, ServiceParams } from './params.ts';
import type { ServiceWorld } from './world.ts';

/** What the steps of one unit are made from. */
export interface UnitWork {
  readonly world: ServiceWorld;
  readonly params: ServiceParams;
  readonly unit: PlannedUnit;
}

/** What is asked of its manager. */
export function actingOf({ params: { action, signal }, unit: { unit } }: UnitWork): Acting {
  return { action, unit, ...(action === 'kill' && { signal }) };
}

/** As a person would type it. */
export const lineOf = ({ unit }: UnitWork): string => joinCommand(unit.refusal?.command ?? unit.command);

const VERBS = {
  start: 'Start',
  stop: 'Stop',
  restart: 'Restart',
  reload: 'Reload',
  enable: 'Enable',
  disable: 'Disable',
  kill: 'Kill',
} as const;

/** `Restart memory-service` */
export function titleOf({ params: { action, signal }, unit: { name } }: UnitWork): string {
  return action === 'kill' ? `Send ${signal} to ${name}` : `${VERBS[action]} ${name}`;
}

/** Ids of the steps of a unit. */
export const stepId = {
  look: ({ id }: Pick<PlannedUnit, 'id'>) => `look-${id}`,
  turn: ({ id }: Pick<PlannedUnit, 'id'>) => `turn-${id}`,
  act: ({ id }: Pick<PlannedUnit, 'id'>) => `act-${id}`,
  ready: ({ id }: Pick<PlannedUnit, 'id'>) => `ready-${id}`,
  verify: 'verify',
} as const;
