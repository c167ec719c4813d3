import { OpsError } from '#domain/errors.ts';
import { missingUnit } from '#services/adapters/managers/support/no-unit.ts';
import { realProcesses } from '#services/adapters/processes.ts';
import type { PlainService, Unit } from '#services/ports/managers.ts';
import type { Processes, ProcessFacts } from '#services/ports/processes.ts';

import { find, type Found } from './found.ts';
import { readRecord, type Record } from './record.ts';
import { unitOf } from './unit.ts';

let processes: Processes | null = null;

/** Every process of this machine. */
export async function everyProcess(): ReturnType<Processes['list']> {
  processes ??= realProcesses();
  return processes.list();
}

/** One service as it is now. Throws OpsError `no-rights`, `processes-unreadable`. */
export async function look(plain: PlainService, stateDir: string): Promise<{ found: Found; record: Record | null }> {
  const record = readRecord(stateDir, plain.unit);
  return { record, found: await find(plain, record, await everyProcess()) };
}

/** Units in the order asked. */
export async function statusOf(
  names: readonly string[],
  services: readonly PlainService[],
  stateDir: string,
  signal: AbortSignal,
): Promise<Unit[]> {
  const all = await everyProcess();
  const units: Unit[] = [];
  for (const name of names) {
    if (signal.aborted)
      throw new OpsError('timeout', 'The services were not looked at in time.', { hint: 'Try again.' });
    const plain = services.find(({ unit }) => unit === name);
    units.push(plain === undefined ? missingUnit('command', name) : await unitNow(plain, stateDir, all));
  }
  return units;
}

/** One that cannot be looked at is unknown, and the others are still told. */
async function unitNow(plain: PlainService, stateDir: string, all: readonly ProcessFacts[]): Promise<Unit> {
  try {
    const record = readRecord(stateDir, plain.unit);
    return unitOf(plain, await find(plain, record, all), record, all);
  } catch (thrown) {
    if (!(thrown instanceof OpsError)) throw thrown;
    const exit = { code: null, signal: null, reason: thrown.message };
    return { ...missingUnit('command', plain.unit), state: 'unknown', lastExit: exit };
  }
}
