import type { GitObjects } from '#services/ports/git-objects.ts';

import { contentsOf } from './objects/batch.ts';
import { gitOutput, gitText } from './objects/output.ts';
import { parseCommits, parseFiles, parseSizes } from './objects/parse.ts';

/** Whatever a person's settings say about showing commits. */
const PLAIN = ['--no-show-signature', '--no-abbrev', '--no-renames', '--no-color', '--no-ext-diff', '--no-textconv'];

/** The objects of repositories of this machine, by the program git. */
export function realGitObjects(): GitObjects {
  return {
    index: async (dir, indexFile, signal) =>
      parseFiles(
        await gitText({
          dir,
          signal,
          args: ['ls-files', '--stage', '-z', '--full-name', '--', ':/'],
          ...(indexFile === null ? {} : { env: { GIT_INDEX_FILE: indexFile } }),
        }),
      ),
    tree: async (dir, commit, signal) =>
      parseFiles(
        await gitText({ dir, signal, args: ['ls-tree', '-r', '-z', '--full-tree', '--end-of-options', commit] }),
      ),
    async commits(dir, since, until, signal) {
      const format = ['--format=tformat:%H%x00%B', '--encoding=UTF-8'];
      const range = ['--end-of-options', until, ...(since === null ? [] : [`^${since}`]), '--'];
      const show = ['log', '-c', '--raw', '-z', '--root', '--topo-order', '--reverse', '--ignore-submodules=none'];
      return parseCommits(await gitText({ dir, signal, args: [...show, ...PLAIN, ...format, ...range] }));
    },
    async sizes(dir, ids, signal) {
      if (ids.length === 0) return new Map();
      return parseSizes(await gitText({ dir, signal, args: ['cat-file', '--batch-check'], lines: ids }));
    },
    contents(dir, ids, signal) {
      const output = ids.length === 0 ? NOTHING : gitOutput({ dir, signal, args: ['cat-file', '--batch'], lines: ids });
      return Promise.resolve(contentsOf(output));
    },
  };
}

const NOTHING: AsyncIterable<Buffer> = {
  [Symbol.asyncIterator]: () => ({ next: () => Promise.resolve({ done: true, value: undefined }) }),
};
