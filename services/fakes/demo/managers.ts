import type { Clock } from '#services/ports/clock.ts';
import type { ServiceManager, Unit } from '#services/ports/managers.ts';

import { type DemoService, downNow, SERVICES } from './services.ts';
import { MIB } from './times.ts';

/** systemd and PM2 with a dozen units; one stopped by hand, one failing, one that falls over for a while. */
export function demoManagers(clock: Clock): readonly ServiceManager[] {
  return ['systemd', 'pm2'].map((name) => {
    const own = SERVICES.filter(({ manager }) => manager === name);
    const unit = (wanted: string): Unit => {
      const service = own.find((one) => one.unit === wanted || one.unit === `${wanted}.service`);
      return service === undefined ? notFound(wanted, name) : unitOf(service, clock.now());
    };
    return {
      name,
      available: () => Promise.resolve(true),
      list: () => Promise.resolve(own.map((service) => unitOf(service, clock.now()))),
      status: (names) => Promise.resolve(names.map(unit)),
    };
  });
}

function unitOf(service: DemoService, now: number): Unit {
  const how = downNow(service, now);
  const running = how === null;
  return {
    name: service.unit,
    manager: service.manager,
    state: how ?? 'running',
    pid: running ? service.pid : null,
    startedAt: running ? Math.max(service.startedAt, startAfterCrash(service, now)) : null,
    restarts: how === 'crash-loop' ? 4 : 0,
    lastExit: exitOf(how),
    memoryBytes: running ? service.memoryMib * MIB : null,
    description: service.about,
    wanted: how !== 'stopped',
  };
}

function startAfterCrash({ down }: DemoService, now: number): number {
  return down !== undefined && now >= down.to ? down.to : 0;
}

function exitOf(how: ReturnType<typeof downNow>): Unit['lastExit'] {
  if (how === 'failed') return { code: 1, signal: null, reason: 'EADDRINUSE 7001' };
  if (how === 'crash-loop') return { code: null, signal: 'SIGSEGV', reason: 'core dumped' };
  return how === 'stopped' ? { code: 0, signal: null, reason: 'stopped by ana' } : null;
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
