import { splitUpstream } from '#domain/git/remote-url.ts';
import type { RemoteState } from '#domain/git/tree.ts';
import type { Git } from '#services/ports/git.ts';

/** Asks the remote itself, with `ls-remote`; nothing is fetched. Throws `remote-failed` when it does not answer. */
export async function askRemote(
  git: Git,
  dir: string,
  upstream: string | null,
  signal: AbortSignal,
): Promise<RemoteState> {
  const place = upstream === null ? null : splitUpstream(upstream, Object.keys(await git.remotes(dir, signal)));
  if (place === null || upstream === null) return 'no-upstream';
  const [there, here] = await Promise.all([
    git.lsRemote(dir, place.remote, place.ref, signal),
    git.lsRemote(dir, '.', `refs/remotes/${upstream}`, signal),
  ]);
  if (there === null) return 'gone';
  return there === here ? 'same' : 'moved';
}
