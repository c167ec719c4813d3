import { plural } from '#domain/format.ts';

import { endsProcess, inverseOf, type KillSignal, type UnitAction } from './unit.ts';

interface Asked {
  readonly action: UnitAction;
  readonly signal: KillSignal;
  readonly names: readonly string[];
  /** Names of services beside them that cannot do without one of them. */
  readonly dependents: readonly string[];
}

/** What an act means for people, one line each. */
export function consequencesOf({ action, signal, names, dependents }: Asked): readonly string[] {
  return [
    MEANS[action](signal),
    ...(names.length > 1 && ORDERED.has(action) ? [ORDER[action] ?? ''] : []),
    ...(dependents.length > 0 && ends(action, signal) ? [needed(dependents, action)] : []),
    inverseOf(action) === null ? 'It cannot be taken back.' : `It is taken back by ${inverseOf(action)}.`,
  ].filter((line) => line !== '');
}

const MEANS: Readonly<Record<UnitAction, (signal: KillSignal) => string>> = {
  start: () => '',
  stop: () => 'Nobody is served until it is started again.',
  restart: () => 'It serves nobody for a moment; what it is doing is cut.',
  reload: () => 'It reads its configuration again and goes on.',
  enable: () => 'From now on it starts by itself.',
  disable: () => 'It no longer starts by itself; what runs goes on.',
  kill: (signal) =>
    endsProcess(signal) ? `Its processes get ${signal}; what they are doing is cut.` : `Its processes get ${signal}.`,
};

const ORDER: Readonly<Partial<Record<UnitAction, string>>> = {
  start: 'Each when those it needs are ready.',
  restart: 'Each when those it needs are ready.',
  stop: 'Those that others need last.',
};
const ORDERED = new Set<UnitAction>(['start', 'restart', 'stop']);

const ends = (action: UnitAction, signal: KillSignal): boolean =>
  action === 'stop' || action === 'restart' || (action === 'kill' && endsProcess(signal));

function needed(dependents: readonly string[], action: UnitAction): string {
  const shown = dependents.slice(0, 4).join(', ');
  const all =
    dependents.length > 4 ? `${shown} and ${plural(dependents.length - 4, 'more')}`.replace(/ mores$/, ' more') : shown;
  const verb = dependents.length === 1 ? 'needs' : 'need';
  return action === 'restart'
    ? `${all} ${verb} it and will feel that.`
    : `${all} ${verb} it and will not work without it.`;
}
