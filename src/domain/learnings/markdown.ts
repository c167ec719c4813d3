import type { ActionItem, Learning } from './learning.ts';

/** A learning as Markdown, in the order of its file; what is empty is left out. */
export function markdownOf(learning: Learning): string {
  const { id, timestamp, category, severity, situation, problem, investigation, resolution, tags } = learning;
  const { lessonsLearned, actionItems } = learning;
  const { impact } = problem;
  const parts = [
    `# ${inline(situation.title)}`,
    `${id}, ${timestamp}, ${category}, ${severity}${tags.length > 0 ? `, ${tags.map(code).join(' ')}` : ''}`,
    ...section('Situation', [said('Context', situation.context), said('Trigger', situation.trigger)]),
    ...section('Problem', [
      block(problem.description),
      bullets(problem.symptoms),
      said('Scope', impact.scope),
      said('Severity', impact.severity),
    ]),
    ...section('Investigation', [
      numbered(
        investigation.stepsTaken.map(({ action, outcome, timeSpent }) => step(action, outcome, minutes(timeSpent))),
      ),
      said('Tools', investigation.toolsUsed.map(inline).join(', ')),
      said('Root cause', investigation.findings.rootCause),
      bullets(investigation.findings.contributingFactors),
    ]),
    ...section('Resolution', [
      block(resolution.approach),
      numbered(
        resolution.steps.map(({ action, command, result }) =>
          step(action, result, command === null ? '' : code(command)),
        ),
      ),
      titled('Validated by', resolution.validation),
      said('Time to resolve', resolution.timeToResolve),
    ]),
    ...section('Lessons learned', [
      titled('What worked', lessonsLearned.whatWorked),
      titled("What didn't work", lessonsLearned.whatDidntWork),
      titled('Prevention', lessonsLearned.prevention),
      titled('Process improvements', lessonsLearned.processImprovements),
    ]),
    ...section('Action items', [tasks([...actionItems.immediate, ...actionItems.longTerm])]),
    ...section('Related', [bullets(learning.relatedDocumentation)]),
  ];
  return `${parts.join('\n\n')}\n`;
}

/** Heading and its parts; nothing when all of them are empty. */
export function section(title: string, parts: readonly string[]): string[] {
  const full = parts.filter((part) => part !== '');
  return full.length === 0 ? [] : [`## ${title}`, ...full];
}

export function bullets(items: readonly string[]): string {
  return items.map((item) => `- ${inline(item)}`).join('\n');
}

export function numbered(items: readonly string[]): string {
  return items.map((item, at) => `${at + 1}. ${item}`).join('\n');
}

export function said(name: string, text: string): string {
  return text === '' ? '' : `**${name}:** ${inline(text)}`;
}

export function titled(name: string, items: readonly string[]): string {
  return items.length === 0 ? '' : `**${name}**\n\n${bullets(items)}`;
}

/** Open ones with an empty box, as forges show them. */
export function tasks(items: readonly ActionItem[]): string {
  return items
    .map(({ task, owner, deadline, done }) => {
      const about = [owner, deadline === '' ? '' : `by ${deadline}`].filter((part) => part !== '').join(', ');
      return `- [${done ? 'x' : ' '}] ${inline(task)}${about === '' ? '' : ` (${inline(about)})`}`;
    })
    .join('\n');
}

/** What was done, with what came of it. */
export function step(action: string, outcome: string, about: string): string {
  const what = [inline(action), about].filter((part) => part !== '').join(' ');
  return outcome === '' ? what : `${what}: ${inline(outcome)}`;
}

/** `15` minutes are told with their unit; what has one is left as it is. */
export function minutes(spent: string): string {
  if (spent === '') return '';
  return `(${/^\d+(?:\.\d+)?$/.test(spent) ? `${spent} min` : inline(spent)})`;
}

/** A piece of a shell's language that no backtick inside it ends. */
export function code(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const gap = text.startsWith('`') || text.endsWith('`') ? ' ' : '';
  return `${fence}${gap}${text.replaceAll(/\s*\n\s*/g, ' ')}${gap}${fence}`;
}

/** A text in one line, in which nothing is taken for markup of its own. */
export function inline(text: string): string {
  return text
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replaceAll(/[\\`*_[\]<>|]/g, String.raw`\$&`)
    .replace(/^([#+-]|\d+[.)])(?=\s)/, String.raw`\$1`);
}

/** A text of paragraphs. */
export function block(text: string): string {
  return text
    .split(/\n\s*\n/)
    .map(inline)
    .filter((part) => part !== '')
    .join('\n\n');
}
