import { OpsError } from '#domain/errors.ts';
import type { Acting, ManagerHost, PlainService } from '#services/ports/managers.ts';

import { end, gone, signalAll, type Targets } from './end.ts';
import { type Found, identitiesOf } from './found.ts';
import { look } from './look.ts';
import { readRecord, type Record, writeRecord } from './record.ts';
import { restartBy } from './restart.ts';
import { runCommand } from './run-command.ts';
import { commandIn } from './spelled.ts';
import { started } from './started.ts';

/** Does it to a service of the configuration. Throws as the port says. */
export async function act(plain: PlainService, acting: Acting, host: ManagerHost, signal: AbortSignal): Promise<void> {
  const { action, unit } = acting;
  const { found, record } = await look(plain, host.environment.stateDir);
  if (action === 'start') return start(plain, found, host);
  if (action === 'stop') return stop(plain, found, record, host, signal);
  if (action === 'kill') return kill(plain, found, acting);
  if (action === 'reload' && plain.reload !== null)
    return runCommand(commandIn(plain.reload, plain, host), acting, host, signal);
  if (action === 'restart') return restart(plain, found, record, host, signal);
  throw new OpsError('act-failed', `Nothing says how to ${action} ${unit}.`, {
    hint: action === 'reload' ? 'Write `reload:` in its configuration.' : 'Nobody starts it by itself.',
  });
}

async function start(plain: PlainService, { roots }: Found, host: ManagerHost): Promise<void> {
  if (roots.length === 0) await started(plain, commandIn(startOf(plain), plain, host), host);
}

async function restart(
  plain: PlainService,
  found: Found,
  record: Record | null,
  host: ManagerHost,
  signal: AbortSignal,
): Promise<void> {
  if (plain.restart !== null) return restartBy(plain, commandIn(plain.restart, plain, host), host, signal);
  const command = commandIn(startOf(plain), plain, host);
  await stop(plain, found, record, host, signal);
  await started(plain, command, host);
}

async function stop(
  plain: PlainService,
  found: Found,
  record: Record | null,
  host: ManagerHost,
  signal: AbortSignal,
): Promise<void> {
  const { stateDir } = host.environment;
  const keep = (stopped: boolean) => {
    const now = readRecord(stateDir, plain.unit);
    if (now !== null) writeRecord(stateDir, plain.unit, { ...now, stopped });
  };
  // Written before: whoever sees it end must know that it was meant.
  keep(true);
  try {
    await endIt(plain, found, host, signal);
  } catch (thrown) {
    keep(record?.stopped ?? false);
    throw thrown;
  }
}

async function endIt(plain: PlainService, found: Found, host: ManagerHost, signal: AbortSignal): Promise<void> {
  const targets = targetsOf(found);
  if (plain.stop === null) {
    needOne(plain, found);
    return end(targets, plain.graceMs, signal);
  }
  if (found.roots.length === 0) return;
  await runCommand(commandIn(plain.stop, plain, host), { action: 'stop', unit: plain.unit }, host, signal);
  if (await gone(targets, plain.graceMs, signal)) return;
  throw new OpsError('act-failed', `${plain.unit} still runs though its stop command went well.`, {
    hint: 'End it with a signal, or wait.',
  });
}

function kill(plain: PlainService, found: Found, { signal = 'TERM', unit }: Acting): void {
  if (found.roots.length === 0) throw new OpsError('act-failed', `${unit} does not run.`, { hint: 'Start it first.' });
  needOne(plain, found);
  signalAll(targetsOf(found), signal);
}

function targetsOf(found: Found): Targets {
  return { processes: identitiesOf(found), group: found.ours };
}

function startOf({ start: command, unit }: PlainService): NonNullable<PlainService['start']> {
  if (command !== null) return command;
  throw new OpsError('act-failed', `Nothing says how to start ${unit}.`, {
    hint: 'Write `start:` in its configuration.',
  });
}

/** A part of a command line may stand in that of a stranger. */
function needOne({ unit, match }: PlainService, { roots }: Found): void {
  if (roots.length <= 1) return;
  throw new OpsError('act-failed', `${roots.length} processes have ${JSON.stringify(match)} in their command lines.`, {
    hint: `Write \`pidFile:\` or \`stop:\` for ${unit}, or a longer \`match:\`.`,
  });
}
