import { bounded } from '#domain/bounded.ts';
import type { Looked } from '#domain/checklist/facts.ts';
import { OpsError } from '#domain/errors.ts';

import { type Remembering, remembered } from './remembered.ts';

const HOUR_MS = 3_600_000;
const EACH_MS = 10_000;
const AT_ONCE = 4;

/** Working trees whose folder is gone, of every project; git is asked and changes nothing. */
export function prunableWorktrees(
  from: Remembering,
  projects: readonly string[],
): Promise<Looked<readonly { readonly project: string; readonly path: string }[]>> {
  return remembered(from, {
    name: `worktrees ${projects.join(' ')}`,
    intervalMs: HOUR_MS,
    limitMs: 3 * EACH_MS,
    async see(signal) {
      if (projects.length === 0) return { nothing: 'no projects' };
      const found: { project: string; path: string }[] = [];
      await bounded(projects, AT_ONCE, async (project) => {
        const command = { file: 'git', args: ['-C', project, 'worktree', 'list', '--porcelain'] };
        const { exitCode, stdout, stderr } = await from.world.shell.run(command, { signal, timeoutMs: EACH_MS });
        if (exitCode !== 0)
          throw new OpsError(
            'git-failed',
            `git could not list the worktrees of ${project}: ${stderr.trim().split('\n')[0] ?? ''}`,
          );
        found.push(...prunableIn(stdout).map((path) => ({ project, path })));
      });
      return { found: found.toSorted((a, b) => (a.path < b.path ? -1 : 1)) };
    },
  });
}

/** Paths of the blocks that git calls prunable. */
function prunableIn(text: string): string[] {
  return text
    .split('\n\n')
    .filter((block) => /^prunable\b/m.test(block))
    .flatMap((block) => /^worktree (.+)$/m.exec(block)?.[1] ?? []);
}
