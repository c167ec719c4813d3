import type { ServiceManager, Unit } from '#services/ports/managers.ts';

import { demoControl } from './managers/control.ts';
import { type DemoService, SERVICES } from './services.ts';
import { MIB } from './times.ts';
import type { DemoUnits } from './units.ts';

/** systemd and PM2 with a dozen units; one stopped by hand, one failing, one that falls over for a while. */
export function demoManagers(units: DemoUnits): readonly ServiceManager[] {
  return (['systemd', 'pm2'] as const).map((name) => {
    const own = SERVICES.filter(({ manager }) => manager === name);
    const find = (wanted: string): DemoService | undefined =>
      own.find(({ unit }) => unit === wanted || unit === `${wanted}.service`);
    return {
      name,
      available: () => Promise.resolve(true),
      list: () => Promise.resolve(own.map((service) => unitOf(service, units))),
      status: (names) =>
        Promise.resolve(
          names.map((wanted) => {
            const service = find(wanted);
            return service === undefined ? notFound(wanted, name) : unitOf(service, units);
          }),
        ),
      control: demoControl(name, find, units),
    };
  });
}

function unitOf(service: DemoService, units: DemoUnits): Unit {
  const { state, pid, startedAt, restarts, lastExit, frozen } = units.life(service);
  const lies = frozen && service.manager === 'pm2';
  return {
    name: service.unit,
    manager: service.manager,
    state: lies ? 'failed' : state,
    pid,
    startedAt: lies ? null : startedAt,
    restarts,
    lastExit: lies ? { code: null, signal: null, reason: 'its process is frozen' } : lastExit,
    memoryBytes: pid === null ? null : service.memoryMib * MIB,
    description: service.about,
    wanted: state !== 'stopped',
  };
}

function notFound(name: string, manager: string): Unit {
  return {
    name,
    manager,
    state: 'not-found',
    pid: null,
    startedAt: null,
    restarts: null,
    lastExit: null,
    memoryBytes: null,
    description: '',
    wanted: false,
  };
}
