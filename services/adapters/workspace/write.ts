import { createHash } from 'node:crypto';
import { type FileHandle, lstat, mkdir, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

import { errno } from '#services/adapters/errno.ts';
import type { Workspace } from '#services/ports/workspace.ts';

/** Work on one path, one after the other: two writes share the name of their draft. */
const busy = new Map<string, Promise<unknown>>();

/** A file beside the target whose name only depends on the target's, so that a later try finds what a killed one left. */
export function draftOf(target: string, purpose: 'write' | 'copy'): string {
  const name = createHash('sha256').update(basename(target)).digest('hex').slice(0, 16);
  return join(dirname(target), `.cpm-${purpose}-${name}`);
}

type Options = Parameters<Workspace['write']>[2];

/** Writes a draft, brings it to the disk and puts it in the place of the target, with mode and owner of what was there. */
export function replaceFile(target: string, data: Uint8Array | string, options: Options = {}): Promise<void> {
  const turn = (busy.get(target) ?? Promise.resolve()).then(() => replace(target, data, options));
  const settled = turn
    .catch(() => undefined)
    .finally(() => {
      if (busy.get(target) === settled) busy.delete(target);
    });
  busy.set(target, settled);
  return turn;
}

async function replace(
  target: string,
  data: Uint8Array | string,
  { mode, lasting = true }: NonNullable<Options>,
): Promise<void> {
  await mkdir(dirname(target), { recursive: true });
  const draft = draftOf(target, 'write');
  await rm(draft, { force: true });
  try {
    const file = await open(draft, 'wx', mode ?? 0o666);
    try {
      await file.writeFile(data);
      await likeBefore(file, target, mode);
      if (lasting) await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, target);
  } catch (thrown) {
    await rm(draft, { force: true });
    throw thrown;
  }
  if (lasting) await syncFolder(dirname(target));
}

async function likeBefore(file: FileHandle, target: string, mode: number | undefined): Promise<void> {
  const before = await lstat(target).catch((thrown: unknown) => {
    if (errno(thrown) === 'ENOENT') return null;
    throw thrown;
  });
  if (before?.isDirectory()) throw Object.assign(new Error(`${target} is a folder`), { code: 'EISDIR' });
  const now = await file.stat();
  // Only root may give a file away; for anybody else the owner is right already, or cannot be kept.
  if (before && (before.uid !== now.uid || before.gid !== now.gid))
    await file.chown(before.uid, before.gid).catch(() => undefined);
  const wanted = before ? before.mode & 0o7777 : mode;
  if (wanted !== undefined) await file.chmod(wanted);
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } catch (thrown) {
    // Some file systems cannot, and then a rename is as safe as they make it.
    if (!['EINVAL', 'ENOTSUP', 'EBADF'].includes(errno(thrown))) throw thrown;
  } finally {
    await folder.close();
  }
}
