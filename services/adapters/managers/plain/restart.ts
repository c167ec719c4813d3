import { OpsError } from '#domain/errors.ts';
import type { ManagerHost, PlainService } from '#services/ports/managers.ts';
import type { Command } from '#services/ports/shell.ts';

import { readRecord, writeRecord } from './record.ts';
import { started } from './started.ts';

/**
 * Restarts with a command of the person's own. It may be the service itself, or only tell the one that runs: that shows in
 * whether it ends within the grace. Throws OpsError `act-failed`.
 */
export async function restartBy(
  plain: PlainService,
  command: Command,
  host: ManagerHost,
  signal: AbortSignal,
): Promise<void> {
  const { stateDir } = host.environment;
  const before = readRecord(stateDir, plain.unit);
  const { ended } = await started(plain, command, host);
  const exit = await Promise.race([ended, over(AbortSignal.any([signal, AbortSignal.timeout(plain.graceMs)]))]);
  if (exit === null) return;
  if (before !== null) writeRecord(stateDir, plain.unit, { ...before, stopped: false });
  if (exit.code === 0) return;
  throw new OpsError('act-failed', `${plain.unit} was not restarted: exit ${exit.code ?? exit.signal}.`, {
    hint: 'Its log tells why.',
  });
}

function over(signal: AbortSignal): Promise<null> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve(null);
    signal.addEventListener('abort', () => resolve(null), { once: true });
  });
}
