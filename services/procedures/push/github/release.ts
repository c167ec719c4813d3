import { gitHubRepository } from '#domain/git/remote-url.ts';
import type { ReleaseDraft, RepositoryPlace } from '#services/ports/github-releases.ts';
import type { PackedPackage } from '#services/ports/publishing.ts';
import type { StepContext } from '#services/procedures/engine/step.ts';
import type { PushParams } from '#services/procedures/push/params.ts';
import { packedFiles } from '#services/procedures/push/publish/packed.ts';
import { packId } from '#services/procedures/push/steps/pack.ts';

export type Described = Pick<PushParams, 'remote' | 'tag' | 'next' | 'changelog'>;

/** Where and in which words a release is told on GitHub; null when it is not, as for a push without a tag. */
export function releaseOnGitHub({
  remote,
  tag,
  next,
  changelog,
}: Described): { readonly place: RepositoryPlace; readonly draft: ReleaseDraft } | null {
  const place = gitHubRepository(remote.url);
  if (place === null || tag === null || next === null) return null;
  const draft = {
    tag: tag.name,
    // The release commit is not there yet when the draft is made; its tag is, when it becomes public.
    target: remote.ref.replace(/^refs\/heads\//, ''),
    title: tag.name,
    notes: notesOf(changelog?.entry ?? ''),
    prerelease: next.replace(/\+.*$/, '').includes('-'),
  };
  return { place, draft };
}

/** The entry of the changelog without its heading, which GitHub shows itself. */
export function notesOf(entry: string): string {
  const [first = '', second = '', ...rest] = entry.trim().split('\n');
  if (/^#{1,6}\s/.test(first)) return [second, ...rest].join('\n').trim();
  if (/^(?:=+|-+)\s*$/.test(second)) return rest.join('\n').trim();
  return entry.trim();
}

/** What was packed, which GitHub gets too. */
export function assetsOf({ publish }: Pick<PushParams, 'publish'>, context: StepContext): readonly PackedPackage[] {
  return publish.flatMap((one) => (context.resultOf(packId(one)) === null ? [] : packedFiles(context, packId(one))));
}

export const NO_TOKEN = 'there is no GITHUB_TOKEN, so no release is made on GitHub';
