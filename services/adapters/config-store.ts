import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readFile, realpath, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

import { messageOf, OpsError } from '#domain/errors.ts';
import type { ConfigStore, StoredFile } from '#services/ports/config-store.ts';

import { reachable } from './system/reachable.ts';

/** Configuration files on the real disk. */
export const configStore: ConfigStore = { stamp, read, write, remove, recall, keep, isDirectory };

/** Steps of file times: 2 s on FAT, a few milliseconds elsewhere. */
const COARSE_MS = 2000;

async function stamp(path: string): Promise<string | null> {
  await reachable(path);
  try {
    const { dev, ino, size, mtimeNs, ctimeNs } = await stat(path, { bigint: true });
    return [dev, ino, size, mtimeNs, ctimeNs].join(':');
  } catch (error) {
    if (isAbsent(error)) return null;
    throw unreadable(path, error);
  }
}

async function read(path: string, maxBytes: number): Promise<StoredFile | null> {
  const before = await stamp(path);
  if (before === null) return null;
  try {
    const facts = await stat(path);
    if (facts.isDirectory()) throw new Error('it is a directory');
    if (!facts.isFile()) throw new Error('it is not a regular file');
    if (facts.size > maxBytes) throw new Error(`it has ${facts.size} bytes, more than the ${maxBytes} allowed`);
    const bytes = await readFile(path);
    const settled = Math.abs(Date.now() - facts.mtimeMs) > COARSE_MS;
    return { bytes, stamp: before, sha256: createHash('sha256').update(bytes).digest('hex'), settled };
  } catch (error) {
    if (isAbsent(error)) return null;
    throw unreadable(path, error);
  }
}

async function write(path: string, text: string, expected: string | null): Promise<string> {
  await guarded(path, expected, (target) => replace(target, text));
  return createHash('sha256').update(text).digest('hex');
}

async function remove(path: string, expected: string): Promise<void> {
  await guarded(path, expected, (target) => rm(target));
}

/** Changes what is there if it is what the caller saw. Between the look and the change is less than a millisecond. */
async function guarded(
  path: string,
  expected: string | null,
  change: (target: string) => Promise<void>,
): Promise<void> {
  await reachable(path);
  const target = await realpath(path).catch(() => path);
  const now = await read(target, Number.MAX_SAFE_INTEGER);
  if ((now?.sha256 ?? null) !== expected) {
    throw new OpsError('config-changed', `${path} was changed by somebody else meanwhile; nothing was written.`, {
      hint: 'Look at it again, then repeat the change.',
      exit: 'refused',
    });
  }
  try {
    await change(target);
  } catch (error) {
    throw new OpsError('config-unwritable', `${path} cannot be written: ${messageOf(error)}.`, {
      hint: 'Check the rights of the folder, or name another file with --config.',
      exit: 'refused',
      cause: error,
    });
  }
}

async function recall(path: string): Promise<string | null> {
  return reachable(path)
    .then(() => readFile(path, 'utf8'))
    .catch(() => null);
}

async function keep(path: string, text: string): Promise<void> {
  await replace(path, text).catch(() => undefined);
}

async function isDirectory(path: string): Promise<boolean> {
  const facts = await reachable(path)
    .then(() => stat(path))
    .catch(() => null);
  return facts?.isDirectory() ?? false;
}

/** Written beside the file, on the disk before it gets the name, and the name on the disk before this returns. */
async function replace(path: string, text: string): Promise<void> {
  const folder = dirname(path);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const mode = await stat(path).then(
    (facts) => facts.mode & 0o777,
    () => 0o600,
  );
  const part = `${path}.${randomUUID().slice(0, 8)}.part`;
  try {
    await using file = await open(part, 'wx', mode);
    await file.chmod(mode);
    await file.writeFile(text);
    await file.sync();
    await rename(part, path);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
  await using entry = await open(folder, 'r');
  await entry.sync();
}

function isAbsent(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  return code === 'ENOENT' || code === 'ENOTDIR';
}

function unreadable(path: string, error: unknown): OpsError {
  return new OpsError('config-unreadable', `${path} cannot be read: ${messageOf(error)}.`, {
    hint: 'Name a readable YAML file with --config or CPM_CONFIG.',
    exit: 'usage',
    cause: error,
  });
}
