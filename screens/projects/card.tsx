import { Card } from '#screens/detail/card.tsx';
import type { FactGroup } from '#screens/detail/facts.ts';
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

/** What is known of the selected project. */
export function ProjectCard({ project, now, ...area }: CardProps) {
  const groups = projectGroups(useProjectFacts(project.git), now);
  const parts = groups.filter(({ title }) => title === 'Project');
  return (
    <Card
      {...area}
      now={now}
      reading={project.git}
      left={[...treeGroups(project, now), ...parts]}
      right={groups.filter((group) => !parts.includes(group))}
    />
  );
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
