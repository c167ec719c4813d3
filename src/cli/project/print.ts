import type { Output } from '#cli/command.ts';
import { plural } from '#domain/format.ts';
import { shortPath } from '#domain/path.ts';
import { byBadness, type Status, STATUSES } from '#domain/status.ts';

import type { Looked } from './look.ts';

const GLYPHS: Readonly<Record<Status, string>> = { ok: '●', warning: '⚠', critical: '✘', unknown: '?' };

/** One row a project, worst first, and a line that counts them. */
export function printProjects(looked: readonly Looked[], out: Output, home: string | null): void {
  const width = Math.max(0, ...looked.map(({ id }) => id.length));
  const states = Math.max(0, ...looked.map(({ reading }) => reading.status.length));
  for (const { id, path, reading } of sorted(looked)) {
    const state = `${GLYPHS[reading.status]} ${reading.status.padEnd(states)}`;
    out.write(`${state}  ${id.padEnd(width)}  ${reading.summary}  ${shortPath(path, home)}\n`);
    if (reading.hint !== undefined && reading.status !== 'ok')
      out.write(`${' '.repeat(states + width + 6)}${reading.hint}\n`);
  }
  out.write(`${plural(looked.length, 'project')}${countWords(looked)}\n`);
}

function sorted(looked: readonly Looked[]): Looked[] {
  return looked.toSorted((a, b) => byBadness(a.reading.status, b.reading.status) || a.id.localeCompare(b.id));
}

function countWords(looked: readonly Looked[]): string {
  const counts = STATUSES.map((status) => [looked.filter(({ reading }) => reading.status === status).length, status]);
  const words = counts.filter(([count]) => count !== 0).map(([count, status]) => `${count} ${status}`);
  return words.length > 0 ? `: ${words.join(', ')}` : '';
}
