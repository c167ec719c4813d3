import { randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { MAX_BYTES } from '#domain/learnings/file/parse.ts';
import { idInName, learningId, nextNumber, utcDay } from '#domain/learnings/id.ts';
import { errno } from '#services/adapters/errno.ts';

import { yamlNames } from './names.ts';
import { synced, syncFolder } from './synced.ts';

/**
 * Writes a file under the next free id of a day and resolves to its path. The file has its whole text, on the disk, before it
 * has its name, and the name is taken only if nobody has it: whoever else writes there gets another number.
 */
export function createFile(folder: string, at: number, textOf: (id: string) => string): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const day = utcDay(at);
  const part = join(folder, `.${randomUUID()}.part`);
  try {
    for (let number = nextNumber(day, takenIn(folder)); ; number += 1) {
      const id = learningId(day, number);
      synced(part, textOf(id), 'w');
      const path = join(folder, `${id}.yaml`);
      if (!named(part, path)) continue;
      syncFolder(folder);
      return path;
    }
  } finally {
    rmSync(part, { force: true });
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
