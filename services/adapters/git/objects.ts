import type { GitObjects, TreeFile } from '#services/ports/git-objects.ts';

import { contentsOf } from './objects/batch.ts';
import { gitOutput, gitText } from './objects/output.ts';
import { parseCommits, parseFiles, parseSizes } from './objects/parse.ts';

/** Whatever a person's settings say about showing commits. */
const PLAIN = ['--no-show-signature', '--no-abbrev', '--no-renames', '--no-color', '--no-ext-diff', '--no-textconv'];

/** The objects of repositories of this machine, by the program git. */
export function realGitObjects(): GitObjects {
  // What a commit has never changes, and a run asks for the one that it releases more than once.
  let last: { readonly commit: string; readonly sizes: boolean; readonly files: readonly TreeFile[] } | null = null;
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
    async tree(dir, commit, signal, { sizes } = { sizes: false }) {
      if (last?.commit === commit && (last.sizes || !sizes)) return last.files;
      const args = ['ls-tree', '-r', '-z', '--full-tree', ...(sizes ? ['-l'] : []), '--end-of-options', commit];
      const files = parseFiles(await gitText({ dir, signal, args }));
      if (WHOLE_NAME.test(commit) && files.length <= MOST_KEPT) last = { commit, sizes, files };
      return files;
    },
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

/** A hash in full, which can mean nothing else later. */
const WHOLE_NAME = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;
/** So many files of one commit are kept in memory, some 5 MB. */
const MOST_KEPT = 20_000;

const NOTHING: AsyncIterable<Buffer> = {
  [Symbol.asyncIterator]: () => ({ next: () => Promise.resolve({ done: true, value: undefined }) }),
};
