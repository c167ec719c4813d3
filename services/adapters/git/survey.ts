import { bounded } from '#domain/bounded.ts';
import { HEAD_FORMAT, tagOf } from '#domain/git/last-tag.ts';
import { parseStatusV2 } from '#domain/git/status-v2.ts';
import { NO_TAG } from '#domain/git/tree.ts';
import { quoted } from '#domain/quoted.ts';
import type { Surveyed } from '#services/ports/git.ts';
import type { Shell } from '#services/ports/shell.ts';

import { readGitDir } from './git-dir.ts';
import { environment, MAX_BYTES, QUIET, STATUS } from './run.ts';

/** Trees that a child looks at one after the other; those behind one that hangs need a look of their own. */
const BATCH = 8;
const BATCH_MS = 10_000;

const git = (...args: readonly string[]): string => ['git', '-C', '"$d"', ...[...QUIET, ...args].map(quoted)].join(' ');

/**
 * A fixed program; the folders are its arguments. Each tree gives two parts, ended by two NULs each, which a status never
 * has in it: the status, then S and the head line with, where there is no tag, the count of commits; or F for a failure.
 */
const SCRIPT = `
for d do
  export GIT_CEILING_DIRECTORIES="\${d%/*}"
  if ${git(...STATUS)}; then printf '\\0S'; else printf '\\0\\0F'; fi
  if h=$(${git('log', '-1', '--no-show-signature', HEAD_FORMAT)}); then
    printf '%s' "$h"
    case $h in *' ') printf '\\n'; ${git('rev-list', '--count', 'HEAD')} ;; esac
  fi
  printf '\\0\\0'
done 2>/dev/null
`;

/**
 * Looks at many trees with one child of ours for each batch: starting a process costs node several times what it costs a
 * shell, and holds everything else up. Trees that fail or hang are left out, for a look of their own that says why; where
 * there is no POSIX shell, all are.
 */
export async function surveyTrees(
  shell: Shell,
  dirs: readonly string[],
  atOnce: number,
  signal: AbortSignal,
  batchMs = BATCH_MS,
): Promise<ReadonlyMap<string, Surveyed>> {
  const surveyed = new Map<string, Surveyed>();
  const size = Math.max(1, Math.min(BATCH, Math.ceil(dirs.length / atOnce)));
  const batches = Array.from({ length: Math.ceil(dirs.length / size) }, (_, index) =>
    dirs.slice(index * size, (index + 1) * size),
  );
  await bounded(batches, atOnce, async (batch) => {
    const command = { file: 'sh', args: ['-c', SCRIPT, 'sh', ...batch], env: environment(false) };
    const printed = await shell
      .run(command, { signal, timeoutMs: batchMs, maxBytes: MAX_BYTES })
      .then(({ stdout }) => stdout.split('\0\0'))
      .catch((): string[] => []);
    await Promise.all(
      batch.map(async (dir, index) => {
        const found = await surveyOf(dir, printed.slice(2 * index, 2 * index + 3));
        if (found !== null) surveyed.set(dir, found);
      }),
    );
  });
  return surveyed;
}

/** A third part shows that the second one is whole. */
async function surveyOf(dir: string, parts: readonly string[]): Promise<Surveyed | null> {
  const [status, head] = parts;
  if (status === undefined || head === undefined || parts.length < 3 || !head.startsWith('S')) return null;
  const { brokenHead, ...facts } = parseStatusV2(status);
  const [line = '', count] = head.slice(1).split('\n');
  const tag = facts.commit === null ? NO_TAG : tagOf(line, Number(count));
  if (brokenHead || tag === null) return null;
  return { tree: { ...facts, ...(await readGitDir(dir)) }, tag };
}
