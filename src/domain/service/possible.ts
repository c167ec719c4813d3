import type { UnitAction, UnitState } from './unit.ts';

/** Whether an action makes sense now. `already`: what it is for is so; `no`: it cannot be done. */
export type Possible =
  | { readonly state: 'yes' }
  | { readonly state: 'already'; readonly why: string }
  | { readonly state: 'no'; readonly why: string };

interface Standing {
  readonly state: UnitState;
  readonly pid: number | null;
}

const YES: Possible = { state: 'yes' };
const no = (why: string): Possible => ({ state: 'no', why });
const already = (why: string): Possible => ({ state: 'already', why });

/** What can be done with a unit that is so. */
export function possible(action: UnitAction, { state, pid }: Standing): Possible {
  if (state === 'not-found') return no('its manager does not know it');
  if (state === 'unknown') return no('nobody knows how it is');
  if (state === 'masked' && action !== 'stop' && action !== 'disable' && action !== 'kill')
    return no('it is masked, so that it cannot start');
  switch (action) {
    case 'start':
      return state === 'running' ? already('it runs') : state === 'starting' ? already('it is starting') : YES;
    case 'stop':
      return pid === null && (state === 'stopped' || state === 'failed' || state === 'masked')
        ? already('it does not run')
        : YES;
    case 'reload':
      return state === 'running' ? YES : no('it does not run');
    case 'kill':
      return pid === null ? no('it has no process') : YES;
    case 'restart':
    case 'enable':
    case 'disable':
      return YES;
  }
}
