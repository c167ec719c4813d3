import type { Invocation } from '#cli/command.ts';
import { EXIT, messageOf, OpsError } from '#domain/errors.ts';
import { NO_CHOICES } from '#domain/push/review.ts';
import { myProjects } from '#services/checks/project/mine.ts';

import { reviewOf } from './review-of.ts';
import { layersOf } from './target.ts';

/** One project of the table; `error` when it could not be looked at. */
interface FleetLine {
  readonly project: string;
  readonly path: string;
  readonly current: string | null;
  readonly next: string | null;
  readonly bump: string | null;
  /** Commits since the last release. */
  readonly commits: number;
  readonly blockers: readonly string[];
  readonly error: string | null;
}

/**
 * `push plan --all`: what every project of this person would release and what is in its way, one after the other, so that no
 * remote is asked many things at once. Exit 3 when there is no project.
 */
export async function planAll(invocation: Invocation): Promise<number> {
  const { world, config, values, stdout, positionals } = invocation;
  if (positionals.length > 0)
    throw new OpsError('all-or-one', '--all plans every project, so none is named.', {
      hint: `Leave out --all or ${positionals[0]}.`,
      exit: 'usage',
    });
  const lines: FleetLine[] = [];
  for (const { id, path } of await myProjects(world, config)) lines.push(await lineOf(invocation, id, path));
  stdout.write(values['json'] === true ? `${JSON.stringify({ schema: 1, projects: lines })}\n` : tableOf(lines));
  return lines.length === 0 ? EXIT.nothingToDo : EXIT.ok;
}

async function lineOf(invocation: Invocation, id: string, path: string): Promise<FleetLine> {
  const { signal } = invocation;
  const empty = { project: id, path, current: null, next: null, bump: null, commits: 0, blockers: [] };
  try {
    const project = { id, dir: path, configured: layersOf(path, invocation), places: {} };
    const { current, next, bump, why, findings } = await reviewOf(invocation, project, NO_CHOICES);
    const blockers = findings.filter(({ level }) => level === 'blocked').map(({ text }) => text);
    return { ...empty, current, next, bump, commits: why.length, blockers, error: null };
  } catch (thrown) {
    if (signal.aborted) throw thrown;
    return { ...empty, error: messageOf(thrown) };
  }
}

function tableOf(lines: readonly FleetLine[]): string {
  if (lines.length === 0) return 'No project is known. cpm-console project add FOLDER adds one.\n';
  const rows = lines.map(({ project, current, next, bump, commits, blockers, error }) => [
    error === null && blockers.length === 0 ? (next === null ? '○' : '✔') : '✘',
    project,
    next === null ? (current ?? 'no release yet') : `${current ?? 'no release yet'} → ${next}`,
    bump ?? '',
    commits === 1 ? '1 commit' : `${commits} commits`,
    error ?? (blockers.length > 0 ? blockers.join(' ') : next === null ? 'nothing to release' : 'ready'),
  ]);
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const text = rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '));
  const ready = lines.filter(({ next, blockers, error }) => next !== null && blockers.length === 0 && error === null);
  return `${text.map((line) => line.trimEnd()).join('\n')}\n${ready.length} of ${lines.length} can be released.\n`;
}
