import { align, type Column } from '#components/columns.ts';
import type { Reading } from '#domain/reading.ts';
import { type Project, projectsIn } from '#screens/projects/project.ts';
import { ago, staleness } from '#screens/reading/age.ts';
import { markOf } from '#screens/reading/mark.ts';

import type { Entry, Scene } from './scene.ts';

/** `⚠ billing  main ↑2  5 changed  CI ✘  v1.9.0  +9`; what could not be read says why instead. */
export function projectEntries(rows: readonly Reading[], scene: Scene, width: number): Entry[] {
  const projects = projectsIn(rows, scene.readings);
  const { cells } = align(projects, columnsFor(scene), width);
  return projects.map((project) => ({
    key: project.git.id,
    checkId: project.git.id,
    calm: markOf(project.git, scene.now, scene.look).calm,
    cells: cells(project),
  }));
}

const nameColumn: Column<Project> = {
  name: 'project',
  gap: 1,
  grow: 8,
  most: 24,
  cell: ({ git }) => ({ text: git.title, dim: git.status === 'ok' }),
};

const markColumn = ({ now, look }: Scene): Column<Project> => ({
  name: '',
  cell: ({ git }) => ({ text: markOf(git, now, look).glyph, color: markOf(git, now, look).color }),
});

function columnsFor(scene: Scene): readonly Column<Project>[] {
  const { look, seen, now } = scene;
  const { glyphs, colors } = look;
  const calm = ({ git }: Project) => markOf(git, now, look).calm;
  const ci = {
    success: { text: `CI ${glyphs.done}`, dim: true },
    failure: { text: `CI ${glyphs.critical}`, color: colors.critical },
    pending: { text: `CI ${glyphs.more}`, dim: true },
  };
  return [
    markColumn(scene),
    nameColumn,
    {
      name: 'branch',
      most: 18,
      cell: (project) =>
        project.known
          ? { text: project.head(glyphs), dim: calm(project) }
          : { text: project.git.summary, dim: true, span: true },
    },
    { name: 'tree', most: 14, cell: (project) => ({ text: project.tree, dim: project.tree === 'clean' }) },
    { name: 'CI', drop: 1, cell: (project) => (project.ci === null ? { text: '' } : ci[project.ci]) },
    { name: 'version', most: 10, drop: 2, cell: (project) => ({ text: project.version, dim: calm(project) }) },
    { name: 'new', drop: 3, cell: (project) => ({ text: project.unreleased, dim: true }) },
    {
      name: 'PR',
      drop: 6,
      cell: ({ pullRequests }) => ({ text: pullRequests ? `${pullRequests} PR` : '', dim: true }),
    },
    {
      name: 'commit',
      drop: 5,
      cell: ({ lastCommitAt }) => ({ text: lastCommitAt === null ? '' : ago(now - lastCommitAt), dim: true }),
    },
    { name: 'next', grow: 20, drop: 7, cell: ({ git }) => ({ text: git.hint ?? '', dim: true }) },
    { name: 'age', drop: 4, cell: ({ git }) => ({ text: staleness(git, seen, now), dim: true }) },
  ];
}
