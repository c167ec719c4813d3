import { OpsError } from '#domain/errors.ts';
import { locksIn, operationIn } from '#domain/git/operation.ts';
import { joinPath, parentPath, resolvePath } from '#domain/path.ts';
import { quoted } from '#domain/quoted.ts';
import type { Files } from '#services/ports/files.ts';

import type { GitFacts } from './git-facts.ts';

export type Folders = Pick<GitFacts, 'top' | 'gitDir' | 'commonDir' | 'shallow' | 'linked' | 'operation' | 'locks'>;

/** What the names of files in git's own folders say. Throws OpsError `not-a-repository`. */
export async function readFolders(files: Files, dir: string): Promise<Folders> {
  const { top, gitDir } = await findGitDir(files, dir);
  const [names, common] = await Promise.all([files.list(gitDir), files.read(joinPath(gitDir, 'commondir'))]);
  const commonDir = common === null ? gitDir : (resolvePath(common.trim(), gitDir, null) ?? gitDir);
  const own = names.map(({ name }) => name);
  const shared = commonDir === gitDir ? own : (await files.list(commonDir)).map(({ name }) => name);
  const paths = new Set([
    ...locksIn(own).map((name) => joinPath(gitDir, name)),
    ...locksIn(shared).map((name) => joinPath(commonDir, name)),
  ]);
  return {
    top,
    gitDir,
    commonDir,
    shallow: shared.includes('shallow'),
    linked: common !== null,
    operation: operationIn(own),
    locks: await locksAt(files, [...paths]),
  };
}

/** A lock that went away meanwhile is none. */
async function locksAt(files: Files, paths: readonly string[]): Promise<Folders['locks']> {
  const locks = await Promise.all(
    paths.map(async (path) => {
      const facts = await files.stat(path);
      return facts === null ? [] : [{ path, since: facts.modifiedAt }];
    }),
  );
  return locks.flat().toSorted((a, b) => a.since - b.since);
}

/** Follows the `gitdir:` file of a linked working tree or a submodule. */
async function findGitDir(files: Files, dir: string): Promise<{ top: string; gitDir: string }> {
  for (let top = joinPath(dir); ; top = parentPath(top)) {
    const path = joinPath(top, '.git');
    const kind = (await files.stat(path))?.kind;
    if (kind === 'directory') return { top, gitDir: path };
    if (kind === 'file') {
      const [, target] = /^gitdir: (.*?)\r?\n?$/s.exec((await files.read(path)) ?? '') ?? [];
      const gitDir = target === undefined ? null : resolvePath(target, top, null);
      if (gitDir !== null) return { top, gitDir };
    }
    if (parentPath(top) === top)
      throw new OpsError('not-a-repository', `${dir} is not in a git repository.`, {
        hint: `git -C ${quoted(dir)} init, or name another folder`,
        exit: 'usage',
      });
  }
}
