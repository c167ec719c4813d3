import { readFile, readdir, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';

import { locksIn, operationIn } from '#domain/git/operation.ts';
import type { TreeStatus } from '#services/ports/git.ts';

export type GitDirFacts = Required<Pick<TreeStatus, 'operation' | 'locked' | 'lock' | 'root' | 'gitDir' | 'linked'>>;

/**
 * What a git directory says by the names of its files. Ask only after git itself has answered for this folder: a file system
 * that hangs holds git, which can be killed, and not this process.
 */
export async function readGitDir(dir: string): Promise<GitDirFacts> {
  const found = await findGitDir(dir);
  if (found === null) return { operation: null, locked: false, lock: null, root: dir, gitDir: null, linked: false };
  const names = await readdir(found.gitDir).catch((): string[] => []);
  const locks = await Promise.all(
    locksIn(names).map(async (name) => {
      const facts = await stat(join(found.gitDir, name)).catch(() => null);
      return facts && { name, since: Math.round(facts.mtimeMs) };
    }),
  );
  const lock = locks.filter((one) => one !== null).toSorted((a, b) => a.since - b.since)[0] ?? null;
  return { operation: operationIn(names), locked: lock !== null, lock, linked: names.includes('commondir'), ...found };
}

/** Follows the `gitdir:` file of a linked working tree or a submodule; null above the root. */
async function findGitDir(dir: string): Promise<{ root: string; gitDir: string } | null> {
  for (let root = dir; ; root = dirname(root)) {
    const path = join(root, '.git');
    const facts = await stat(path).catch(() => null);
    if (facts?.isDirectory()) return { root, gitDir: path };
    if (facts?.isFile()) {
      const [, target] = /^gitdir: (.*?)\r?\n?$/s.exec(await readFile(path, 'utf8').catch(() => '')) ?? [];
      return target === undefined ? null : { root, gitDir: resolve(root, target) };
    }
    if (dirname(root) === root) return null;
  }
}
