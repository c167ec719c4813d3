import { closeSync, existsSync, linkSync, openSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { MAX_BYTES } from '#domain/learnings/file/parse.ts';
import { idInName, learningId, nextNumber, utcDay } from '#domain/learnings/id.ts';
import { errno } from '#services/adapters/errno.ts';
import { privateDir } from '#services/adapters/state/private-dir.ts';

import { yamlNames } from './names.ts';
import { synced, syncFolder } from './synced.ts';

/** A process that has not finished a file for this long has died over it. */
const DEAD_MS = 3_600_000;

/**
 * Writes a file under the next free id of a day and returns its path. The file has its whole text, on the disk, before it has
 * its name, and the name is taken only if nobody has it: whoever else writes there gets another number.
 */
export function createFile(folder: string, at: number, textOf: (id: string) => string): string {
  if (!existsSync(folder)) privateDir(folder);
  const day = utcDay(at);
  for (let number = nextNumber(day, takenIn(folder)); ; number += 1) {
    const id = learningId(day, number);
    const path = join(folder, `${id}.yaml`);
    if (written(join(folder, `.${id}.part`), path, textOf(id))) {
      syncFolder(folder);
      return path;
    }
  }
}

/** Writes the part that becomes the file; false when somebody else is at this number or has it already. */
function written(part: string, path: string, text: string): boolean {
  if (!claimed(part)) return false;
  try {
    if (existsSync(path)) return false;
    synced(part, text, 'w');
    return named(part, path);
  } finally {
    rmSync(part, { force: true });
  }
}

/** Makes the part, which keeps others off this number before anything is written. */
function claimed(part: string): boolean {
  try {
    closeSync(openSync(part, 'wx', 0o600));
    return true;
  } catch (error) {
    if (errno(error) !== 'EEXIST') throw error;
    const facts = statSync(part, { throwIfNoEntry: false });
    if (facts !== undefined && Date.now() - facts.mtimeMs > DEAD_MS) rmSync(part, { force: true });
    return false;
  }
}

/** Gives a written file its name unless that is taken; where a file cannot have two names, by writing it again. */
function named(part: string, path: string): boolean {
  try {
    linkSync(part, path);
    return true;
  } catch (error) {
    if (errno(error) === 'EEXIST') return false;
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'].includes(errno(error))) throw error;
  }
  try {
    synced(path, readFileSync(part, 'utf8'), 'wx');
    return true;
  } catch (error) {
    if (errno(error) === 'EEXIST') return false;
    throw error;
  }
}

/** Ids that are in use: by the names of files, and by what is in those that are named otherwise. */
function takenIn(folder: string): readonly string[] {
  return yamlNames(folder).flatMap((name) => idInName(name) ?? idInside(join(folder, name)));
}

function idInside(path: string): readonly string[] {
  const facts = statSync(path, { throwIfNoEntry: false });
  if (!facts?.isFile() || facts.size > MAX_BYTES) return [];
  return readFileSync(path, 'utf8').match(/\bOPS-\d{4}-\d\d-\d\d-\d{3,}\b/g) ?? [];
}
