import { OpsError } from '#domain/errors.ts';
import type { StepContext } from '#services/procedures/engine/step.ts';

import { git } from './git.ts';
import type { PushWorld } from './world.ts';

/** Refs of the remote by full name; a tag also as `refs/tags/v1^{}` for what it points to. */
export type RemoteRefs = ReadonlyMap<string, string>;

const REMOTE_MS = 60_000;

/** Asks the remote itself for some refs. Throws OpsError `remote-failed` when it does not answer. */
export async function askRemote(
  world: PushWorld,
  context: StepContext,
  { dir, remote, refs }: { readonly dir: string; readonly remote: string; readonly refs: readonly string[] },
): Promise<RemoteRefs> {
  const finished = await context.exec(git(world, dir, 'ls-remote', remote, ...refs), {
    quiet: true,
    timeoutMs: REMOTE_MS,
    maxBytes: 32 * 1024 * 1024,
  });
  if (finished.exitCode !== 0)
    throw new OpsError('remote-failed', `${remote} does not answer: ${finished.stderr.trim() || 'no words'}`, {
      hint: 'Check the network, the address and your rights, then try again.',
      exit: 'refused',
    });
  return remoteRefs(finished.stdout);
}

/** Reads what `git ls-remote` printed. */
export function remoteRefs(stdout: string): RemoteRefs {
  return new Map(
    stdout
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => {
        const [object = '', ref = ''] = line.split('\t');
        return [ref, object];
      }),
  );
}
