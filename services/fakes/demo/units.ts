import type { Clock } from '#services/ports/clock.ts';
import type { KillSignal, UnitAction } from '#services/ports/managers.ts';

import { type DemoService, SERVICES } from './services.ts';
import { begin, type Deed, type Life, lifeAt } from './units/life.ts';

/** How the services of the made-up machine are, after what ana did to them. */
export interface DemoUnits {
  life(service: DemoService): Life;
  /** Does it at once; how the service is changes as time passes. */
  act(service: DemoService, action: UnitAction, signal: KillSignal): void;
  /** A signal to any process; what is left of a service follows from it. */
  signalled(pid: number, signal: KillSignal): void;
  enabled(service: DemoService): boolean;
}

/** The one that took the port of the health monitor. */
const PORT_HOLDER = 4127;
/** What ends a process that does not listen to it. */
const ENDING = new Set<KillSignal>(['TERM', 'INT', 'QUIT', 'KILL', 'HUP']);

export function demoUnits(clock: Clock): DemoUnits {
  const deeds = new Map<string, Deed>();
  const enabled = new Map<string, boolean>();
  let isPortFree = false;
  const life = (service: DemoService): Life => lifeAt(service, deeds.get(service.id), clock.now(), isPortFree);

  const start = (service: DemoService, again: boolean): void => {
    const before = deeds.get(service.id);
    const { restarts } = life(service);
    deeds.set(service.id, begin('start', clock.now(), (before?.nth ?? 0) + 1, restarts + (again ? 1 : 0)));
  };
  const end = (service: DemoService, what: 'stop' | 'kill', signal: KillSignal): void => {
    const { restarts } = life(service);
    const nth = deeds.get(service.id)?.nth ?? 0;
    deeds.set(service.id, { ...begin(what, clock.now(), nth, restarts), signal });
  };
  const freeze = (service: DemoService, frozen: boolean): void => {
    const { pid, startedAt, restarts } = life(service);
    if (pid === null) return;
    const deed = deeds.get(service.id) ?? { ...begin('start', startedAt ?? clock.now(), 0, restarts), ready: true };
    deeds.set(service.id, { ...deed, frozen });
  };
  const kill = (service: DemoService, signal: KillSignal): void => {
    if (signal === 'STOP' || signal === 'CONT') freeze(service, signal === 'STOP');
    // PM2 starts again what it did not stop itself.
    else if (ENDING.has(signal) && service.manager === 'pm2') start(service, true);
    else if (ENDING.has(signal)) end(service, 'kill', signal);
  };

  return {
    life,
    enabled: (service) => enabled.get(service.id) ?? service.down?.how !== 'stopped',
    act(service, action, signal) {
      const { state } = life(service);
      const runs = state === 'running' || state === 'starting';
      if (action === 'restart' || (action === 'start' && !runs)) start(service, action === 'restart' && runs);
      else if (action === 'reload' && service.manager === 'pm2') start(service, true);
      else if (action === 'stop' && state !== 'stopped') end(service, 'stop', 'TERM');
      else if (action === 'kill') kill(service, signal);
      else if (action === 'enable' || action === 'disable') enabled.set(service.id, action === 'enable');
    },
    signalled(pid, signal) {
      if (pid === PORT_HOLDER && ENDING.has(signal)) isPortFree = true;
      const service = SERVICES.find((one) => life(one).pid === pid);
      if (service !== undefined) kill(service, signal);
    },
  };
}
