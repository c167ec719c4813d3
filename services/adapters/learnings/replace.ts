import { randomUUID } from 'node:crypto';
import { chmodSync, readFileSync, realpathSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { OpsError } from '#domain/errors.ts';

import { synced, syncFolder } from './synced.ts';

/** Replaces a file as a whole if it still has the text `before`; its rights stay. Throws `learning-changed`. */
export function replaceFile(path: string, text: string, before: string): void {
  const target = sameAs(path, before);
  if (text === before) return;
  const folder = dirname(target);
  const mode = statSync(target).mode & 0o777;
  const part = join(folder, `.${randomUUID()}.part`);
  try {
    synced(part, text, 'wx', mode);
    chmodSync(part, mode);
    renameSync(part, target);
    syncFolder(folder);
  } finally {
    rmSync(part, { force: true });
  }
}

/** Takes a file away if it still has the text `before`. Throws `learning-changed`. */
export function removeFile(path: string, before: string): void {
  sameAs(path, before);
  rmSync(path);
  syncFolder(dirname(path));
}

/** The file itself, where links lead to it. */
function sameAs(path: string, before: string): string {
  const target = realpathSync(path);
  if (readFileSync(target, 'utf8').replace(/^\uFEFF/, '') === before) return target;
  throw new OpsError('learning-changed', `${path} was changed by somebody else meanwhile; it was left as it is.`, {
    hint: 'Look at it again, then repeat the change.',
    exit: 'refused',
  });
}
