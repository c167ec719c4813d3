import type { Learning } from './learning.ts';

/** Every text of a learning but its id, title and tags, in the order of its file; what is searched in. */
export function bodyOf({ situation, problem, investigation, resolution, ...rest }: Learning): string {
  const { lessonsLearned, actionItems } = rest;
  const parts = [
    problem.description,
    ...problem.symptoms,
    situation.context,
    situation.trigger,
    problem.impact.scope,
    investigation.findings.rootCause,
    ...investigation.findings.contributingFactors,
    ...investigation.stepsTaken.flatMap(({ action, outcome }) => [action, outcome]),
    ...investigation.toolsUsed,
    resolution.approach,
    ...resolution.steps.flatMap(({ action, command, result }) => [action, command ?? '', result]),
    ...resolution.validation,
    ...Object.values(lessonsLearned).flat(),
    ...[...actionItems.immediate, ...actionItems.longTerm].flatMap(({ task, owner }) => [task, owner]),
    ...rest.relatedDocumentation,
    rest.category,
    rest.severity,
  ];
  return parts.filter((part) => part !== '').join('\n');
}
