import { messageOf, OpsError } from '#domain/errors.ts';
import type { Command, Finished, Shell } from '#services/ports/shell.ts';

const MOST_BYTES = 32 * 1024 * 1024;

/**
 * What one program said about a project. `not-run` covers everything that keeps us from knowing: it is not there, it
 * failed, its registry did not answer, its output cannot be read. It is never as good as having found nothing.
 */
export type Looked<Found> =
  | {
      readonly state: 'ran';
      readonly tool: string;
      readonly found: readonly Found[];
      readonly notes: readonly string[];
    }
  | { readonly state: 'not-run'; readonly tool: string; readonly reason: string };

/** A program that looks at a project, and how its output is read. */
export interface Look<Found> {
  /** As a person would name it: `npm audit`. */
  readonly tool: string;
  readonly command: Command;
  /** Null when the output is not what it should be. */
  readonly read: (output: string) => readonly Found[] | null;
  /** What the program itself says it left out. */
  readonly notes?: ((output: string) => readonly string[]) | undefined;
}

export interface LookLimits {
  readonly signal: AbortSignal;
  readonly timeoutMs: number;
}

/** Runs a program for its opinion. Its exit code alone says nothing: most of them fail because they found something. */
export async function look<Found>(
  shell: Shell,
  { tool, command, read, notes }: Look<Found>,
  limits: LookLimits,
): Promise<Looked<Found>> {
  const not = (reason: string): Looked<Found> => ({ state: 'not-run', tool, reason });
  let finished: Finished;
  try {
    finished = await shell.run(command, { ...limits, maxBytes: MOST_BYTES });
  } catch (error) {
    if (!(error instanceof OpsError)) throw error;
    return not(error.code === 'not-found' ? `${command.file} is not on this machine` : messageOf(error));
  }
  if (finished.timedOut) return not(`${tool} did not end in time`);
  if (finished.exitCode === null) return not(`${tool} was stopped`);
  if (finished.droppedBytes > 0) return not(`${tool} printed more than can be read`);
  const found = read(finished.stdout);
  if (found === null || (found.length === 0 && finished.exitCode !== 0)) return not(`${tool} ${howItEnded(finished)}`);
  return { state: 'ran', tool, found, notes: notes?.(finished.stdout) ?? [] };
}

function howItEnded({ exitCode, stdout, stderr }: Finished): string {
  const said =
    errorIn(stdout) ??
    stderr
      .trim()
      .split('\n')
      .findLast((line) => line.trim() !== '');
  const how = exitCode === 0 ? 'printed what cannot be read' : `failed with exit code ${String(exitCode)}`;
  return said === undefined ? how : `${how}: ${said.trim()}`;
}

/** What npm and pnpm put into their JSON instead of an answer. */
function errorIn(stdout: string): string | undefined {
  return /"(?:summary|message)":\s*"((?:[^"\\]|\\.)+)"/
    .exec(stdout)?.[1]
    ?.replaceAll('\\n', ' ')
    .replaceAll('\\"', '"');
}
