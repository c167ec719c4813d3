import { readFile, stat } from 'node:fs/promises';

import { messageOf, OpsError } from '#domain/errors.ts';
import { errno } from '#services/adapters/errno.ts';
import { identityOf, type ProcessIdentity } from '#services/adapters/state/process-identity.ts';
import { reachable } from '#services/adapters/system/reachable.ts';
import type { PlainService } from '#services/ports/managers.ts';
import type { ProcessFacts } from '#services/ports/processes.ts';

import { isRunning, type Record } from './record.ts';

/** The processes of a service that are nobody's children among them. */
export interface Found {
  /** The oldest first; empty when it does not run. */
  readonly roots: readonly ProcessFacts[];
  /** Whether we started it, so that its process group has its number. */
  readonly ours: boolean;
  /** Whether its pid file names a process that is gone, or that is another one by now. */
  readonly stale: boolean;
}

/** A pid file is written soon after the start; clocks are set meanwhile. */
const LATER_MS = 60_000;
const MOST_BYTES = 64;

/**
 * Looks for a service among all processes: by its pid file, then by what we started, then by its command line. Throws OpsError
 * where its pid file cannot be read.
 */
export async function find(plain: PlainService, record: Record | null, all: readonly ProcessFacts[]): Promise<Found> {
  const running = record !== null && isRunning(record) ? record.process.pid : 0;
  const of = (pid: number) => all.find((one) => one.pid === pid && one.state !== 'Z');
  const named = plain.pidFile === null ? null : await fromFile(plain.pidFile, plain.match, of);
  if (named !== null && named !== 'stale') return { roots: [named], ours: named.pid === running, stale: false };
  const stale = named === 'stale';
  const started = of(running);
  if (started !== undefined) return { roots: [started], ours: true, stale };
  // A pid file says it better than a part of a command line, even when it says that nothing runs.
  const matching = plain.match === null || plain.pidFile !== null ? [] : matches(plain.match, all);
  return { roots: matching, ours: false, stale };
}

/** Names for ever what was found now. */
export const identitiesOf = ({ roots }: Found): ProcessIdentity[] => roots.map(({ pid }) => identityOf(pid));

async function fromFile(
  path: string,
  match: string | null,
  of: (pid: number) => ProcessFacts | undefined,
): Promise<ProcessFacts | 'stale' | null> {
  const [text, written] = await readPidFile(path);
  if (text === null) return null;
  const pid = /^\s*(\d{1,9})\s/.exec(`${text} `)?.[1];
  const process = of(Number(pid ?? 0));
  if (process === undefined) return 'stale';
  const isIt = match === null ? process.startedAt <= written + LATER_MS : process.commandLine.includes(match);
  return isIt ? process : 'stale';
}

/** Those whose command line has the text, without ourselves and those who started us. */
function matches(match: string, all: readonly ProcessFacts[]): ProcessFacts[] {
  const byPid = new Map(all.map((one) => [one.pid, one]));
  const own = new Set<number>();
  for (
    let one = all.find((process) => process.own);
    one !== undefined && !own.has(one.pid);
    one = byPid.get(one.parent)
  )
    own.add(one.pid);
  const found = all.filter((one) => one.state !== 'Z' && !own.has(one.pid) && one.commandLine.includes(match));
  const pids = new Set(found.map(({ pid }) => pid));
  return found.filter(({ parent }) => !pids.has(parent)).toSorted((a, b) => a.startedAt - b.startedAt || a.pid - b.pid);
}

async function readPidFile(path: string): Promise<readonly [text: string | null, writtenMs: number]> {
  try {
    await reachable(path);
    const [text, { mtimeMs }] = await Promise.all([readFile(path, 'utf8'), stat(path)]);
    return [text.slice(0, MOST_BYTES), mtimeMs];
  } catch (thrown) {
    if (errno(thrown) === 'ENOENT' || errno(thrown) === 'ENOTDIR') return [null, 0];
    if (thrown instanceof OpsError) throw thrown;
    if (errno(thrown) === 'EACCES')
      throw new OpsError('no-rights', `You may not read ${path}.`, {
        hint: 'It belongs to another user.',
        cause: thrown,
      });
    throw new OpsError('act-failed', `The pid file ${path} cannot be read: ${messageOf(thrown)}.`, {
      hint: 'Correct its path in the configuration.',
      cause: thrown,
    });
  }
}
