import { ManualClock } from '#services/fakes/clock.ts';
import { demoWorld } from '#services/fakes/world.ts';
import type { ServiceManager } from '#services/ports/managers.ts';

import type { ManagerSubject, RealUnits } from './real-manager.ts';

/** Time that passes in the made-up world with every look. */
const LOOK_MS = 150;

/** A made-up manager of the demo world. */
export function demoSubject(name: 'systemd' | 'pm2', units: RealUnits, stopped: readonly string[]): ManagerSubject {
  return {
    name,
    title: `the made-up ${name}`,
    missing: () => null,
    async start() {
      const clock = new ManualClock();
      const world = demoWorld({ clock });
      const made = world.managers.find((one) => one.name === name)!;
      const manager: ServiceManager = {
        ...made,
        status(asked, signal) {
          clock.advance(LOOK_MS);
          return made.status(asked, signal);
        },
      };
      for (const unit of stopped) await made.control!.act({ action: 'stop', unit }, new AbortController().signal);
      clock.advance(1000);
      return {
        manager,
        units,
        folder: '/nowhere',
        env: null,
        enter: [],
        hang: null,
        variable: 'PORT',
        failsWith: 1,
        kernel: {
          now: () => world.clock.now(),
          since: 0,
          async state(pid) {
            clock.advance(LOOK_MS);
            return (await world.processes.list()).find((one) => one.pid === pid)?.state ?? null;
          },
        },
        async [Symbol.asyncDispose]() {},
      };
    },
    garbage: null,
    absent: null,
  };
}
