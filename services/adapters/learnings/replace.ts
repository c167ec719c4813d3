import { randomUUID } from 'node:crypto';
import { chmodSync, readFileSync, realpathSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { OpsError } from '#domain/errors.ts';

import { synced, syncFolder } from './synced.ts';

/** Replaces a file as a whole if it still has the text `before`; its rights stay. Throws `learning-changed`. */
export function replaceFile(path: string, text: string, before: string): void {
  const target = realpathSync(path);
  if (readFileSync(target, 'utf8').replace(/^\uFEFF/, '') !== before)
    throw new OpsError('learning-changed', `${path} was changed by somebody else meanwhile; nothing was written.`, {
      hint: 'Look at it again, then repeat the change.',
      exit: 'refused',
    });
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
