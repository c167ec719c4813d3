import { Panel } from '#components/panel.tsx';
import { type Cell, Row } from '#components/row.tsx';
import { widthOf } from '#components/width.ts';
import { factLines } from '#screens/detail/fact-lines.ts';
import type { FactGroup } from '#screens/detail/facts.ts';
import { Headline } from '#screens/detail/headline.tsx';
import { factText, wordsOf } from '#screens/detail/words.ts';
import type { Area } from '#screens/place.ts';

import { projectGroups } from './facts.ts';
import type { Project } from './project.ts';
import { useProjectFacts } from './use-facts.ts';

interface CardProps extends Area {
  readonly project: Project;
  readonly seen: ReadonlyMap<string, number>;
  readonly now: number;
}

const HEADLINE = 3;

/** What is known of the selected project, below a table that leaves room. */
export function ProjectCard({ project, seen, now, width, height }: CardProps) {
  const facts = useProjectFacts(project.git);
  const inner = width - 4;
  const left = Math.floor(inner / 2) - 2;
  const room = Math.max(0, height - 2 - HEADLINE - 1);
  const groups = projectGroups(facts, now);
  const [first, second] = [
    factLines([...treeGroups(project, now), ...groups.filter(({ title }) => title === 'Project')], left - 2),
    factLines(
      groups.filter(({ title }) => title !== 'Project'),
      inner - left - 4,
    ),
  ];
  return (
    <Panel title={project.git.title} note={project.git.id} width={width} height={height}>
      <Headline reading={{ ...project.git, value: undefined }} seen={seen} now={now} width={inner} big={false} />
      <Row width={inner} cells={[]} />
      {Array.from({ length: room }, (_, index) => (
        <Row
          key={index}
          width={inner}
          cells={[{ text: ' ' }, ...fill(first[index] ?? [], left), { text: '  ' }, ...(second[index] ?? [])]}
        />
      ))}
    </Panel>
  );
}

/** The cells of a line, padded so that the next one begins in its column. */
function fill(cells: readonly Cell[], width: number): readonly Cell[] {
  const used = cells.reduce((sum, cell) => sum + (cell.width ?? widthOf(cell.text)), 0);
  return [...cells, { text: '', width: Math.max(0, width - used) }];
}

/** What git and GitHub say, without what the table shows already. */
function treeGroups({ git, github }: Project, now: number): readonly FactGroup[] {
  const facts = (data: Project['git']['data'], names: readonly string[]) =>
    names.flatMap((name) => {
      const text = factText(name, data?.[name], now);
      return text === '' || text === '0' || text === 'no' ? [] : [{ name: wordsOf(name), text }];
    });
  return [
    {
      title: 'Tree',
      facts: facts(git.data, [
        'upstream',
        'commit',
        'lastTag',
        'operation',
        'untracked',
        'stashes',
        'unpushed',
        'locked',
      ]),
    },
    {
      title: 'GitHub',
      facts:
        github === undefined ? [] : [{ name: 'says', text: github.summary }, ...facts(github.data, ['openIssues'])],
    },
  ].filter((group) => group.facts.length > 0);
}
