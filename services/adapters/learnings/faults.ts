import { messageOf, OpsError } from '#domain/errors.ts';
import { type Problem, problemLine } from '#domain/yaml/problem.ts';

const LISTED = 20;

export function noLearning(id: string, folder: string): OpsError {
  return new OpsError('no-learning', `There is no learning ${id} in ${folder}.`, {
    hint: 'cpm-console learn list names them.',
    exit: 'usage',
  });
}

/** Everything that is wrong with a text, as many as a person reads. */
export function badLearning(problems: readonly Problem[]): OpsError {
  const rest = problems.length > LISTED ? [`and ${problems.length - LISTED} more`] : [];
  return new OpsError('bad-learning', [...problems.slice(0, LISTED).map(problemLine), ...rest].join('\n'), {
    hint: 'Correct it with cpm-console learn edit ID; docs/learnings.md has an example.',
    exit: 'usage',
  });
}

export function learningsFailed(what: string, thrown: unknown): OpsError {
  return new OpsError('learnings-failed', `${what}: ${messageOf(thrown)}.`, {
    hint: 'Check the folder, its rights and the room on its disk; cpm-console learn list names it.',
    cause: thrown,
  });
}
