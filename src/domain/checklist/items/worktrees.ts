import { type ChecklistFacts, judged, type Judged } from '#domain/checklist/facts.ts';
import { plural } from '#domain/format.ts';
import { quoted } from '#domain/quoted.ts';

/** Working trees that git still knows though their folder is gone. */
export function worktrees({ worktrees: looked }: ChecklistFacts): Judged | null {
  const [id, title] = ['worktrees', 'Worktrees'];
  if ('nothing' in looked) return null;
  if ('failed' in looked)
    return judged(id, title, { status: 'unknown', summary: looked.failed, hint: looked.hint ?? null });
  const gone = looked.found;
  const [first] = gone;
  return judged(id, title, {
    status: first === undefined ? 'ok' : 'warning',
    value: gone.length,
    unit: 'worktrees',
    summary:
      first === undefined
        ? 'none to prune'
        : `${plural(gone.length, 'worktree')} without a folder, in ${first.project}`,
    hint: first === undefined ? null : `Tidy them: git -C ${quoted(first.project)} worktree prune`,
    lines: gone.map(({ project, path }) => `${project}: ${path}`),
  });
}
