import type { Fact, FactGroup } from '#screens/detail/facts.ts';
import type { ProjectFacts } from '#screens/frame/watch.ts';
import { ago } from '#screens/reading/age.ts';

/** What only a look into the project tells: its unreleased commits, its parts and its remotes. */
export function projectGroups(facts: ProjectFacts | null, now: number): readonly FactGroup[] {
  if (facts === null) return [];
  const { unreleasedCommits, components, remotes, path } = facts;
  return [
    {
      title: 'Not released yet',
      facts: unreleasedCommits.map(({ commit, subject, at }): Fact => ({
        name: commit.slice(0, 7),
        text: `${subject}, ${ago(now - at)}`,
      })),
    },
    {
      title: 'Project',
      facts: [
        { name: 'folder', text: path },
        ...components.map(({ type, folder, name, version, problem }): Fact => ({
          name: folder === '' ? type : `${type} in ${folder}`,
          text: problem ?? [name ?? 'without a name', version].filter((part) => part !== null).join(' '),
        })),
        ...Object.entries(remotes).map(([name, address]): Fact => ({ name, text: address })),
      ],
    },
  ].filter((group) => group.facts.length > 0);
}
