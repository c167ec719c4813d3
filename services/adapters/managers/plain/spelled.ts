import { readFileSync } from 'node:fs';

import type { Acting, ManagerHost, PlainService } from '#services/ports/managers.ts';
import type { Command } from '#services/ports/shell.ts';

import { isRunning, readRecord } from './record.ts';

/** One of the commands of a service where it runs. */
export function commandIn(
  program: Pick<Command, 'file' | 'args'>,
  { folder }: PlainService,
  { environment }: ManagerHost,
): Command {
  return { ...program, cwd: folder ?? environment.home ?? '/' };
}

/** What a person would type. Where it is several steps, that is this program. */
export function spelled(plain: PlainService, { action, unit, signal = 'TERM' }: Acting, host: ManagerHost): Command {
  const own = action === 'enable' || action === 'disable' || action === 'kill' ? null : plain[action];
  if (own !== null) return commandIn(own, plain, host);
  const target = action === 'stop' || action === 'kill' ? targetOf(plain, host) : null;
  if (target !== null) return { file: 'kill', args: ['-s', signal, '--', target] };
  const how = action === 'kill' ? ['--signal', signal] : [];
  return { file: 'cpm-console', args: ['service', action, `command/${unit}`, ...how] };
}

/** The process or, of what we started, its whole group; null when nothing runs or only its command line tells. */
function targetOf({ unit, pidFile }: PlainService, { environment }: ManagerHost): string | null {
  const record = readRecord(environment.stateDir, unit);
  const ours = record !== null && isRunning(record) ? record.process.pid : null;
  const written = pidFile === null ? null : pidIn(pidFile);
  if (written !== null && written !== ours) return String(written);
  return ours === null ? null : `-${ours}`;
}

function pidIn(path: string): number | null {
  try {
    const pid = Number.parseInt(readFileSync(path, 'utf8'), 10);
    return pid > 1 ? pid : null;
  } catch {
    return null;
  }
}
