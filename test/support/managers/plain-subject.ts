import { existsSync } from 'node:fs';
import { chmod } from 'node:fs/promises';
import { join } from 'node:path';

import { realEnvironment } from '#services/adapters/environment.ts';
import command from '#services/adapters/managers/command.ts';
import { realShell } from '#services/adapters/shell.ts';
import type { PlainService, ServiceManager } from '#services/ports/managers.ts';

import { emptyScratch } from '../scratch.ts';
import type { ManagerSubject } from './real-manager.ts';

const UNITS = {
  steady: 'steady',
  resting: 'resting',
  failing: 'failing',
  crashing: null,
  odd: `odd $(id) & 'x' "../y"`,
};

/** How a service without a manager is run; what is not said is not written. */
export function plainService(unit: string, more: Partial<PlainService>): PlainService {
  const nothing = { start: null, stop: null, restart: null, reload: null, pidFile: null, match: null, folder: null };
  return { ...nothing, graceMs: 5000, unit, ...more };
}

/** A shell that does what a script says; the name of the service is its first argument. */
export function script(text: string, unit = ''): NonNullable<PlainService['start']> {
  return { file: '/bin/sh', args: ['-c', text, unit] };
}

/** The adapter with its state below a folder. */
export function plainAt(folder: string, services: () => readonly PlainService[]): ServiceManager {
  const real = realEnvironment();
  const environment = {
    ...real,
    all: () => ({ ...real.all(), CANARY: 'canary-secret' }),
    home: folder,
    stateDir: join(folder, 'cpm-console'),
  };
  return command({ shell: realShell(), environment, plainServices: services });
}

/** Real processes, which no manager keeps. */
export const plainSubject: ManagerSubject = {
  name: 'command',
  missing: () => (existsSync('/proc/self/stat') ? null : 'needs /proc'),
  async start() {
    const scratch = await emptyScratch();
    await chmod(scratch.path, 0o700);
    const one = (unit: string, text: string) =>
      plainService(unit, { start: script(text, unit), reload: { file: 'true', args: [unit] } });
    const services = [
      one(UNITS.steady, 'echo steady; exec sleep 1000'),
      one(UNITS.resting, 'exec sleep 1000'),
      one(UNITS.failing, 'exit 3'),
      one(UNITS.odd, 'exec sleep 1000'),
    ];
    const manager = plainAt(scratch.path, () => services);
    const signal = AbortSignal.timeout(20_000);
    await manager.control?.act({ action: 'start', unit: UNITS.steady }, signal);
    return {
      manager,
      units: UNITS,
      folder: scratch.path,
      env: { XDG_STATE_HOME: scratch.path, CPM_TEST_PLAIN: JSON.stringify(services) },
      enter: [],
      hang: null,
      async [Symbol.asyncDispose]() {
        for (const { unit } of services)
          await manager.control?.act({ action: 'stop', unit }, AbortSignal.timeout(20_000));
        await scratch[Symbol.asyncDispose]();
      },
    };
  },
  garbage: null,
  absent: null,
};
