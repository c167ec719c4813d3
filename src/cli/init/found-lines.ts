import type { Found } from '#config/detect/found.ts';
import { plural } from '#domain/format.ts';
import { shortPath } from '#domain/path.ts';

/** What was found, a line for each part; nothing of what was found is left unsaid. */
export function foundLines(found: Found, home: string | null): string[] {
  const managers = Map.groupBy(found.services, ({ manager }) => manager);
  const services = [...managers].map(([name, units]) => `${units.length} of ${name}`).join(', ');
  const onGitHub = found.projects.filter(({ gitHub }) => gitHub !== null).length;
  const { memory, frameworkRoot, agents } = found;
  const word = memory?.status ?? 'answers';
  return [
    `Projects     ${found.projects.length === 0 ? 'none found' : `${plural(found.projects.length, 'git tree')}, ${onGitHub} on GitHub`}`,
    `Services     ${services === '' ? 'none found' : services}`,
    `Agents       ${agents.length === 0 ? 'none on PATH' : agents.join(', ')}`,
    `Memory       ${memory === null ? 'nothing answers' : `${memory.host}:${memory.port} (${word})`}`,
    `Framework    ${frameworkRoot === null ? 'not found' : shortPath(frameworkRoot, home)}`,
    ...found.unanswered.map((part) => `No answer in time from ${part}.`),
  ];
}
