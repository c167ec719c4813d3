import { align, type Aligned, type Column } from '#components/columns.ts';
import type { Look } from '#components/look.tsx';
import { ago, staleness } from '#screens/reading/age.ts';
import { markOf } from '#screens/reading/mark.ts';

import { nextStep } from './next-step.ts';
import type { Project } from './project.ts';

interface Context {
  readonly look: Look;
  readonly now: number;
  readonly seen: ReadonlyMap<string, number>;
}

/** The table of projects, laid out for a width. */
export function projectTable(projects: readonly Project[], context: Context, width: number): Aligned<Project> {
  return align(projects, columnsFor(context), width, true);
}

function columnsFor({ look, now, seen }: Context): readonly Column<Project>[] {
  const { colors, glyphs } = look;
  const mark = ({ git }: Project) => markOf(git, now, look);
  const quiet = (project: Project) => mark(project).calm;
  const ci = {
    success: { text: glyphs.done, color: colors.ok },
    failure: { text: `${glyphs.critical} failed`, color: colors.critical },
    pending: { text: 'running', dim: true },
  };
  return [
    { name: '', cell: (project) => ({ text: mark(project).glyph, color: mark(project).color }) },
    { name: 'project', gap: 1, grow: 12, most: 32, cell: (p) => ({ text: p.git.title, dim: quiet(p) }) },
    {
      name: 'branch',
      grow: 8,
      most: 24,
      cell: (p) => (p.known ? { text: p.branch, dim: quiet(p) } : { text: p.git.summary, dim: true, span: true }),
    },
    { name: 'ahead', align: 'right', drop: 3, cell: ({ ahead }) => counted(ahead, colors.accent) },
    { name: 'behind', align: 'right', drop: 3, cell: ({ behind }) => counted(behind, colors.warning) },
    { name: 'files', most: 14, cell: ({ tree }) => ({ text: tree, dim: tree === 'clean' }) },
    { name: 'CI', drop: 2, cell: (project) => (project.ci === null ? { text: '' } : ci[project.ci]) },
    { name: 'PRs', align: 'right', drop: 4, cell: ({ pullRequests }) => counted(pullRequests, undefined) },
    { name: 'version', most: 14, drop: 1, cell: (p) => ({ text: p.version, dim: quiet(p) }) },
    {
      name: 'new',
      align: 'right',
      drop: 5,
      cell: ({ unreleased }) => ({ text: unreleased, dim: unreleased === '+0' }),
    },
    {
      name: 'last commit',
      align: 'right',
      drop: 6,
      cell: ({ lastCommitAt }) => ({ text: lastCommitAt === null ? '' : ago(now - lastCommitAt), dim: true }),
    },
    { name: 'next', grow: 18, drop: 7, cell: (project) => ({ text: nextStep(project), dim: quiet(project) }) },
    { name: 'age', drop: 8, cell: ({ git }) => ({ text: staleness(git, seen, now), dim: true }) },
  ];
}

/** A number worth seeing; nothing for none, a dash where there is nothing to count. */
function counted(count: number | null, color: string | undefined) {
  if (count === null) return { text: '-', dim: true };
  return count === 0 ? { text: '' } : { text: String(count), color };
}
