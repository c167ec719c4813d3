import { plural } from '#domain/format.ts';
import { numberIn } from '#screens/reading/facts.ts';

import type { Project } from './project.ts';

/** What a person would do next with a project, in words; empty when there is nothing to do. */
export function nextStep(project: Project): string {
  const { git, ci, ahead, dirty, pullRequests } = project;
  if (git.status !== 'ok') return git.hint ?? git.summary;
  if (ci === 'failure') return 'See why CI failed';
  if (dirty > 0) return `Commit ${plural(dirty, 'file')}`;
  if (ahead !== null && ahead > 0) return `Push ${plural(ahead, 'commit')}`;
  if (pullRequests !== null && pullRequests > 0) return `Review ${plural(pullRequests, 'pull request')}`;
  const unreleased = numberIn(git, 'unreleased');
  return project.unreleased !== '' && unreleased !== null && unreleased > 0
    ? `Release ${plural(unreleased, 'commit')}`
    : '';
}
