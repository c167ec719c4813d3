import type { Step } from '#services/procedures/engine/step.ts';
import { assetsOf, type Described, NO_TOKEN, releaseOnGitHub } from '#services/procedures/push/github/release.ts';
import type { PushParams } from '#services/procedures/push/params.ts';
import type { PushWorld } from '#services/procedures/push/world.ts';

/** Gives the release on GitHub what was packed and makes it public; null when the remote is elsewhere. */
export function githubReleaseStep(
  { githubReleases }: Pick<PushWorld, 'githubReleases'>,
  params: Described & Pick<PushParams, 'publish' | 'latest'>,
): Step | null {
  const wanted = releaseOnGitHub(params);
  if (wanted === null) return null;
  const { place, draft } = wanted;
  const latest = params.latest === true;
  return {
    id: 'github-release',
    title: `Release ${draft.tag} on GitHub${latest ? ' as the latest' : ''}`,
    phase: 'deploy',
    irreversible: true,
    onFailure: 'retry',
    writes: `a release on ${place.owner}/${place.name}`,
    timeoutMs: 15 * 60_000,
    when: async () => ((await githubReleases.ready()) ? null : NO_TOKEN),
    probe: async (context) => {
      const found = await githubReleases.find(place, draft.tag, context.signal);
      if (found === null || found.draft) return { state: 'absent' };
      return { state: 'done', result: { url: found.url }, summary: found.url };
    },
    run: async (context) => {
      const { signal } = context;
      const { id } = await githubReleases.draft(place, draft, signal);
      const files = assetsOf(params, context);
      for (const [at, { path, name }] of files.entries()) {
        context.progress(at, files.length, name);
        await githubReleases.upload(place, id, { path, name }, signal);
      }
      const { url } = await githubReleases.publish(place, id, latest, signal);
      return { result: { url, assets: files.length }, summary: `${url}, ${files.length} files` };
    },
  };
}
