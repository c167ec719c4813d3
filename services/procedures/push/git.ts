import { OpsError } from '#domain/errors.ts';
import type { Command, Finished } from '#services/ports/shell.ts';
import type { StepContext } from '#services/procedures/engine/step.ts';

import { gitEnvironment } from './environments.ts';
import type { PushWorld } from './world.ts';

/** One git command in a folder, with the person's own identity, keys and proxies, and nobody to ask. */
export function git({ environment, ownSsh }: PushWorld, dir: string, ...args: readonly string[]): Command {
  return { file: 'git', args: ['-C', dir, ...args], env: gitEnvironment(environment, ownSsh) };
}

/** A reading git command's output without the last line end; throws OpsError with its words when it fails. */
export async function gitText(context: StepContext, command: Command): Promise<string> {
  const finished = await context.must(command, { quiet: true, maxBytes: 32 * 1024 * 1024 });
  return finished.stdout.replace(/\n$/, '');
}

/** The object a revision names, or null when there is none. */
export async function objectOf(
  world: PushWorld,
  context: StepContext,
  dir: string,
  revision: string,
): Promise<string | null> {
  const command = git(world, dir, 'rev-parse', '--verify', '--quiet', '--end-of-options', revision);
  const finished = await context.exec(command, { quiet: true });
  if (finished.exitCode === 0) return finished.stdout.trim();
  if (finished.exitCode === 1) return null;
  throw gitFailed(`git could not look up ${revision}`, finished);
}

/** What git said when it failed. */
export function gitFailed(what: string, finished: Finished): OpsError {
  const words = finished.stderr.trim() || `exit code ${finished.exitCode}`;
  return new OpsError('git-failed', `${what}: ${words.slice(-2000)}`);
}
