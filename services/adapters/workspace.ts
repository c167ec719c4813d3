import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { chmod, lstat, mkdir, open, realpath, rename, rm, stat, statfs } from 'node:fs/promises';
import { dirname, isAbsolute, relative } from 'node:path';
import { pipeline } from 'node:stream/promises';

import { OpsError } from '#domain/errors.ts';
import type { Entry, Workspace, Workspaces } from '#services/ports/workspace.ts';

import { reachable } from './system/reachable.ts';
import { entryAt, leaves, type Root, targetAt } from './workspace/confined.ts';
import { copyTree } from './workspace/copy-tree.ts';
import { explained } from './workspace/failure.ts';
import { replaceFile } from './workspace/write.ts';

const MOST_BYTES = 64 * 1024 * 1024;

/** Folders of this machine. */
export function realWorkspaces(): Workspaces {
  return {
    open: (named) =>
      told(named, async () => {
        if (!isAbsolute(named)) throw Object.assign(new Error('the path is not absolute'), { code: 'ENOENT' });
        await reachable(named);
        const real = await realpath(named);
        if (!(await stat(real)).isDirectory()) throw Object.assign(new Error('a file'), { code: 'ENOTDIR' });
        return opened({ named, real });
      }),
  };
}

function opened(root: Root): Workspace {
  /** Hands the real place of a path to some work; its failures name the path as it was given. */
  const at = <Result>(
    find: (root: Root, path: string) => Promise<string>,
    path: string,
    work: (real: string) => Promise<Result>,
  ): Promise<Result> =>
    told(path, async () => {
      await reachable(root.real);
      return work(await find(root, path));
    });
  const look = (path: string): Promise<Entry | null> => orNull(at(entryAt, path, entry));
  return {
    root: root.named,
    look,
    exists: async (path) => (await look(path)) !== null,
    readBytes: (path, maxBytes = MOST_BYTES) => orNull(at(targetAt, path, (real) => readBytes(real, maxBytes))),
    write: (path, data, options) => at(targetAt, path, (real) => replaceFile(real, data, options)),
    mkdir: (path) => at(targetAt, path, async (real) => void (await mkdir(real, { recursive: true }))),
    remove: (path) => at(entryAt, path, (real) => remove(root, real)),
    rename: (from, to) =>
      at(entryAt, from, async (source) => {
        await at(entryAt, to, async (target) => {
          await mkdir(dirname(target), { recursive: true });
          await rename(source, target);
        });
      }),
    chmod: (path, mode) => at(targetAt, path, (real) => chmod(real, mode)),
    copyTree: (from, to, options) =>
      at(entryAt, to, async (target) => {
        await reachable(from);
        const source = await told(from, () => realpath(from));
        if (!leaves(relative(source, target))) throw intoItself(from, to);
        if (await look(to)) throw Object.assign(new Error(to), { code: 'EEXIST' });
        await mkdir(dirname(target), { recursive: true });
        return copyTree(source, target, options);
      }),
    hashFile: (path, algorithm, encoding = 'hex') =>
      at(targetAt, path, async (real) => {
        const hash = createHash(algorithm);
        await pipeline(createReadStream(real), hash);
        return hash.digest(encoding);
      }),
    freeBytes: () =>
      at(entryAt, root.named, async (real) => {
        const { bavail, bsize } = await statfs(real);
        return bavail * bsize;
      }),
  };
}

async function told<Result>(path: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (thrown) {
    throw explained(path, thrown);
  }
}

/** Null where the file system says that nothing is there. */
async function orNull<Result>(work: Promise<Result>): Promise<Result | null> {
  try {
    return await work;
  } catch (thrown) {
    if (thrown instanceof OpsError && (thrown.code === 'missing' || thrown.code === 'not-a-folder')) return null;
    throw thrown;
  }
}

async function entry(real: string): Promise<Entry> {
  const facts = await lstat(real);
  const kind = facts.isFile()
    ? 'file'
    : facts.isDirectory()
      ? 'directory'
      : facts.isSymbolicLink()
        ? 'link'
        : ('other' as const);
  return { kind, bytes: facts.size, mode: facts.mode & 0o7777, modifiedAt: Math.round(facts.mtimeMs) };
}

async function readBytes(real: string, maxBytes: number): Promise<Uint8Array> {
  const facts = await stat(real);
  // Whoever opens a pipe waits for its writer.
  if (!facts.isFile()) throw Object.assign(new Error('not a file'), { code: 'EISDIR' });
  if (facts.size > maxBytes)
    throw new OpsError('too-large', `${real} has ${facts.size} bytes, more than the ${maxBytes} that are read.`, {
      hint: 'Look whether this is the file that was meant.',
      exit: 'refused',
    });
  const file = await open(real, 'r');
  try {
    return await file.readFile();
  } finally {
    await file.close();
  }
}

async function remove(root: Root, real: string): Promise<void> {
  if (real === root.real)
    throw new OpsError('outside-root', `${root.named} itself is not removed from inside.`, {
      hint: 'Remove it through the folder it is in.',
      exit: 'refused',
    });
  await rm(real, { recursive: true, force: true });
}

function intoItself(from: string, to: string): OpsError {
  return new OpsError('outside-root', `${to} is inside ${from}, and a folder cannot be copied into itself.`, {
    hint: 'Copy to a place outside of it.',
    exit: 'refused',
  });
}
