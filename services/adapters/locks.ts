import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, unlinkSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

import { messageOf, OpsError } from '#domain/errors.ts';
import { parseJson } from '#domain/json.ts';
import { errno } from '#services/adapters/errno.ts';
import type { Clock } from '#services/ports/clock.ts';
import type { LockHolder, Locks } from '#services/ports/locks.ts';

import { endGroup } from './shell/group.ts';
import { identityOf, isAlive, ownIdentity } from './state/process-identity.ts';
import { isFull, type Reserve } from './state/reserve.ts';

const TRIES = 20;

/** Lock files of this machine. With `spare`, what finds no space is done again after that gave some up. */
export function realLocks(clock: Clock, spare?: Pick<Reserve, 'within'>): Locks {
  const self = ownIdentity();
  return {
    self,
    identify: identityOf,
    isAlive,
    async endGroup(worker) {
      if (isAlive(worker) === true) await endGroup(worker.pid);
    },
    holder: livingHolder,
    take(path, run) {
      const mine: LockHolder = { run, worker: self, since: clock.now() };
      take(path, mine, spare);
      return { release: () => release(path, mine) };
    },
  };
}

function take(path: string, mine: LockHolder, spare: Pick<Reserve, 'within'> | undefined): void {
  const work = () => create(path, mine);
  try {
    if (spare === undefined) work();
    else spare.within(work);
  } catch (thrown) {
    throw isFull(thrown) ? failed(path, thrown) : thrown;
  }
}

/** Creates the lock or throws; one whose owner is gone is moved aside first, so that only one of two can take it over. */
function create(path: string, mine: LockHolder): void {
  for (let tries = 0; tries < TRIES; tries += 1) {
    try {
      mkdirSync(dirname(path), { recursive: true });
      const file = openSync(path, 'wx', 0o600);
      fill(path, file, JSON.stringify(mine));
      return;
    } catch (thrown) {
      if (isFull(thrown)) throw thrown;
      if (errno(thrown) !== 'EEXIST') throw failed(path, thrown);
    }
    const holder = readHolder(path);
    if (holder === 'gone') continue;
    if (holder === null) throw unreadable(path);
    if (isAlive(holder.worker) !== false) throw locked(path, holder);
    bury(path, holder);
  }
  throw new OpsError('lock-failed', `The lock ${path} changes hands too often to be taken.`, { exit: 'locked' });
}

/** A lock that could not be written to its end would name nobody for ever. */
function fill(path: string, file: number, text: string): void {
  try {
    writeSync(file, text);
    fsyncSync(file);
  } catch (thrown) {
    unlinkSync(path);
    throw thrown;
  } finally {
    closeSync(file);
  }
}

/** Moves a dead owner's lock away; when it is not the dead owner's any more, it is put back. */
function bury(path: string, dead: LockHolder): void {
  const grave = `${path}.${process.pid}.dead`;
  try {
    renameSync(path, grave);
  } catch (thrown) {
    if (errno(thrown) === 'ENOENT') return;
    throw failed(path, thrown);
  }
  const buried = readHolder(grave);
  if (buried !== null && buried !== 'gone' && !same(buried, dead)) renameSync(grave, path);
  else unlinkSync(grave);
}

function release(path: string, mine: LockHolder): void {
  const holder = readHolder(path);
  if (holder === null || holder === 'gone' || !same(holder, mine)) return;
  try {
    unlinkSync(path);
  } catch (thrown) {
    if (errno(thrown) !== 'ENOENT') throw failed(path, thrown);
  }
}

function livingHolder(path: string): LockHolder | null {
  const holder = readHolder(path);
  return holder === null || holder === 'gone' || isAlive(holder.worker) === false ? null : holder;
}

function same(one: LockHolder, other: LockHolder): boolean {
  return one.run === other.run && one.since === other.since && one.worker.pid === other.worker.pid;
}

/** `gone` when there is no file; null when it cannot be understood. */
function readHolder(path: string): LockHolder | 'gone' | null {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (thrown) {
    if (errno(thrown) === 'ENOENT') return 'gone';
    throw failed(path, thrown);
  }
  const data: unknown = parseJson(text);
  return isHolder(data) ? data : null;
}

function isHolder(data: unknown): data is LockHolder {
  if (typeof data !== 'object' || data === null || !('run' in data) || !('worker' in data)) return false;
  const { worker } = data;
  return typeof worker === 'object' && worker !== null && 'pid' in worker && 'started' in worker && 'host' in worker;
}

function locked(path: string, { run, worker, since }: LockHolder): OpsError {
  const when = new Date(since).toISOString();
  return new OpsError('locked', `${run} works here (pid ${worker.pid} on ${worker.host}, since ${when}).`, {
    hint: `Wait for it or end it. If ${worker.host} is gone for ever, remove ${path}.`,
    exit: 'locked',
  });
}

function unreadable(path: string): OpsError {
  return new OpsError('locked', `The lock ${path} names no owner.`, {
    hint: 'Another run is just taking it: try again. If nothing runs, remove the file.',
    exit: 'locked',
  });
}

function failed(path: string, cause: unknown): OpsError {
  return new OpsError('lock-failed', `The lock ${path} could not be taken: ${messageOf(cause)}.`, {
    hint: 'Check that you may write there and that the disk is not full.',
    cause,
  });
}
