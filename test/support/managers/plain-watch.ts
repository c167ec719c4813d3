import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterEach } from 'vitest';

import type { PlainService, ServiceManager, Unit, UnitAction, UnitControl } from '#services/ports/managers.ts';

import type { Scratch } from '../scratch.ts';
import { plainAt } from './plain-subject.ts';

const LIMIT_MS = 20_000;
const children: ChildProcess[] = [];

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

/** A process that is nobody's service, until a test says so; it ends with the test. */
export async function bystander(mark: string, script = 'exec sleep 1000'): Promise<number> {
  const child = spawn('/bin/sh', ['-c', `echo up; ${script}`, mark], { stdio: ['ignore', 'pipe', 'ignore'] });
  children.push(child);
  await once(child.stdout, 'data');
  return child.pid ?? 0;
}

/** One that only waits to be buried is gone: not everywhere is somebody who buries. */
export function isAlive(pid: number | null): boolean {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'latin1');
    return text.charAt(text.lastIndexOf(')') + 2) !== 'Z';
  } catch {
    return false;
  }
}

export interface About {
  readonly manager: ServiceManager;
  readonly control: UnitControl;
  readonly stateDir: string;
  readonly now: () => Promise<Unit>;
  readonly act: (action: UnitAction, within?: AbortSignal) => Promise<void>;
}

/** One service without a manager, with its state below a folder. */
export function about(scratch: Scratch, service: PlainService): About {
  const manager = plainAt(scratch.path, () => [service]);
  const signal = () => AbortSignal.timeout(LIMIT_MS);
  return {
    manager,
    control: manager.control!,
    stateDir: join(scratch.path, 'cpm-console'),
    now: async () => (await manager.status([service.unit], signal()))[0]!,
    act: (action, within = signal()) => manager.control!.act({ action, unit: service.unit }, within),
  };
}
