import type { Learning } from './learning.ts';
import { block, bullets, code, inline, minutes, numbered, said, section, step, tasks, titled } from './markdown.ts';

/** A learning as a postmortem that blames nobody, for who was not there; what is empty is left out. */
export function postmortemOf(learning: Learning): string {
  const { id, timestamp, severity, situation, problem, investigation, resolution, lessonsLearned } = learning;
  const { rootCause, contributingFactors } = investigation.findings;
  const looked = investigation.stepsTaken.map(({ action, outcome, timeSpent }) =>
    step(action, outcome, minutes(timeSpent)),
  );
  const mended = resolution.steps.map(({ action, command, result }) =>
    step(action, result, command === null ? '' : code(command)),
  );
  const parts = [
    `# Postmortem: ${inline(situation.title)}`,
    `${id}, ${timestamp.slice(0, 10)}, severity ${severity}`,
    ...section('Summary', [block(problem.description), said('Time to resolve', resolution.timeToResolve)]),
    ...section('Impact', [
      said('Scope', problem.impact.scope),
      said('Severity', problem.impact.severity),
      titled('What was seen', problem.symptoms),
    ]),
    ...section('Trigger', [block(situation.trigger), said('Surroundings', situation.context)]),
    ...section('Root cause', [block(rootCause), titled('What made it worse', contributingFactors)]),
    ...section('Timeline', [numbered([...looked, ...mended])]),
    ...section('Resolution', [block(resolution.approach), titled('Proved by', resolution.validation)]),
    ...section('What went well', [bullets(lessonsLearned.whatWorked)]),
    ...section("What didn't go well", [bullets(lessonsLearned.whatDidntWork)]),
    ...section('So that it does not happen again', [
      bullets([...lessonsLearned.prevention, ...lessonsLearned.processImprovements]),
    ]),
    ...section('Action items', [tasks([...learning.actionItems.immediate, ...learning.actionItems.longTerm])]),
    ...section('Related', [bullets(learning.relatedDocumentation)]),
  ];
  return `${parts.join('\n\n')}\n`;
}
