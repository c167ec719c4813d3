import { existsSync, renameSync, statSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';

import { messageOf, OpsError } from '#domain/errors.ts';
import type { Clock } from '#services/ports/clock.ts';

import { connect, connectInMemory, fileIn } from './connect.ts';
import { faultOf, reasonOf } from './fault.ts';

export interface Opened {
  readonly db: DatabaseSync;
  readonly notice: string | null;
  /** Which file it is, to tell whether another process has replaced it since; null in memory. */
  readonly identity: string | null;
}

/** Opens the state whatever the disk holds: a corrupt file is set aside and a new one begun, else memory has to do. */
export function openOrRescue(dir: string | null, clock: Clock): Opened {
  if (dir === null) return inMemory('there is no home directory');
  const before = identityOf(dir);
  try {
    return { db: connect(dir), notice: null, identity: identityOf(dir) };
  } catch (error) {
    if (faultOf(error) !== 'corrupt') return inMemory(`${dir}: ${why(error)}`);
    return rebuild(dir, clock, before);
  }
}

/** Goes on after an open file turned out to be damaged. */
export function rescue(dir: string | null, clock: Clock, identity: string | null): Opened {
  return dir === null ? inMemory('the memory of the state was damaged') : rebuild(dir, clock, identity);
}

/**
 * Sets the file aside unless another process did so since it was `identity`, and begins a new one. Readings come back
 * with the next looks; history, pauses and incidents stay in the old file.
 */
function rebuild(dir: string, clock: Clock, identity: string | null): Opened {
  try {
    const aside = identityOf(dir) === identity ? setAside(dir, clock) : null;
    const kept = aside === null ? '' : ` It is kept as ${aside}.`;
    const notice = `The state file was damaged and a new one begun.${kept}`;
    return { db: connect(dir), notice, identity: identityOf(dir) };
  } catch (error) {
    return inMemory(`${fileIn(dir)} is damaged and cannot be replaced: ${why(error)}`);
  }
}

function setAside(dir: string, clock: Clock): string {
  const file = fileIn(dir);
  const aside = `${file}.corrupt-${new Date(clock.now()).toISOString().replaceAll(/[-:]|\.\d+/g, '')}`;
  for (const suffix of ['', '-wal', '-shm'])
    if (existsSync(`${file}${suffix}`)) renameSync(`${file}${suffix}`, `${aside}${suffix}`);
  return aside;
}

function inMemory(reason: string): Opened {
  const notice = `Nothing is remembered after the end: ${reason}.`;
  return { db: connectInMemory(), notice, identity: null };
}

/** Names the file itself, whatever its name; null when there is none. */
export function identityOf(dir: string): string | null {
  const facts = statSync(fileIn(dir), { throwIfNoEntry: false });
  return facts ? `${facts.dev}:${facts.ino}` : null;
}

function why(error: unknown): string {
  if (error instanceof OpsError) return `${error.message}. ${error.hint ?? ''}`.trim().replace(/\.$/, '');
  return faultOf(error) === 'unwritable' ? reasonOf(error) : messageOf(error);
}
