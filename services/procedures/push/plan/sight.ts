import { OpsError } from '#domain/errors.ts';
import type { PushChoices } from '#domain/push/review.ts';
import type { DetectedProject } from '#domain/release/made/component.ts';
import type { ReleaseProfile } from '#domain/release/made/profile.ts';
import { detectProject } from '#services/procedures/project/detect.ts';
import { namedManager, profileOf } from '#services/procedures/project/profile.ts';
import { git } from '#services/procedures/push/git.ts';
import { remoteRefs, type RemoteRefs } from '#services/procedures/push/remote-refs.ts';
import type { PushWorld } from '#services/procedures/push/world.ts';

import { readRepository, type RepositoryFacts } from './repository.ts';

/** A project as the configuration or the command line names it. */
export interface PushedProject {
  readonly id: string;
  /** Absolute. */
  readonly dir: string;
  /** What a person wrote about its releases, the most specific first; null when nothing was. */
  readonly configured: Parameters<typeof profileOf>[1];
}

/** Everything a push is planned from. */
export interface Sight {
  readonly project: PushedProject;
  readonly choices: PushChoices;
  readonly repository: RepositoryFacts;
  readonly detected: DetectedProject;
  readonly profile: ReleaseProfile;
  /** Null when the remote did not answer, with the reason. */
  readonly remote:
    | { readonly refs: RemoteRefs; readonly problem: null }
    | { readonly refs: null; readonly problem: string };
}

/** Looks at a project, its repository and its remote, and changes nothing. */
export async function lookAt(
  world: PushWorld,
  project: PushedProject,
  choices: PushChoices,
  signal: AbortSignal,
): Promise<Sight> {
  const [repository, detected, remote] = await Promise.all([
    readRepository(world, project.dir, signal),
    detectProject({ files: world.files, dir: project.dir, signal, manager: namedManager(project.configured) }),
    askAll(world, project.dir, signal),
  ]);
  return { project, choices, repository, detected, profile: profileOf(detected, project.configured), remote };
}

/** Asks the remote that git itself would push to; which one that is, is known only later, so it is asked by default. */
async function askAll(world: PushWorld, dir: string, signal: AbortSignal): Promise<Sight['remote']> {
  const finished = await world.shell.run(git(world, dir, 'ls-remote', '--heads', '--tags', '--quiet'), {
    signal,
    timeoutMs: 60_000,
    maxBytes: 64 * 1024 * 1024,
  });
  if (finished.exitCode === 0) return { refs: remoteRefs(finished.stdout), problem: null };
  if (finished.exitCode === null && signal.aborted)
    throw new OpsError('cancelled', 'The look at the remote was ended.');
  return { refs: null, problem: finished.stderr.trim() || 'it did not answer' };
}
