import type { GitHubReleases } from '#services/ports/github-releases.ts';

import type { GitHubOptions } from './github.ts';
import { gitHubCaller } from './github/caller.ts';
import { uploadAsset } from './github/releases/assets.ts';
import { branchProtected, openPull } from './github/releases/branches.ts';
import { commitChecks, tagRuns } from './github/releases/ci.ts';
import { discardDraft, findRelease, putDraft } from './github/releases/drafts.ts';
import { releaseFacts } from './github/releases/facts.ts';

/** GitHub's releases, checks and pull requests through octokit, which is loaded at the first call that has a credential. */
export function realGitHubReleases(options: GitHubOptions): GitHubReleases {
  const ask = gitHubCaller(options);
  return {
    ready: async () => (await options.credentials.read('github')) !== null,
    find: (place, tag, signal) => ask((client) => findRelease(client, place, tag, signal)),
    draft: (place, draft, signal) => ask((client) => putDraft(client, place, draft, signal)),
    upload: (place, release, file, signal) => ask((client) => uploadAsset(client, place, release, file, signal)),
    publish: ({ owner, name: repo }, release, latest, signal) =>
      ask(async ({ rest }) => {
        const make_latest = latest ? 'true' : 'false';
        const change = { owner, repo, release_id: release, draft: false, make_latest, request: { signal } } as const;
        return releaseFacts((await rest.repos.updateRelease(change)).data);
      }),
    describe: ({ owner, name: repo }, release, { title, notes }, signal) =>
      ask(async ({ rest }) => {
        const change = { owner, repo, release_id: release, name: title, body: notes, request: { signal } };
        return releaseFacts((await rest.repos.updateRelease(change)).data);
      }),
    discard: (place, release, signal) => ask((client) => discardDraft(client, place, release, signal)),
    checks: (place, commit, signal) => ask((client) => commitChecks(client, place, commit, signal)),
    runsOfTag: (place, tag, signal) => ask((client) => tagRuns(client, place, tag, signal)),
    isProtected: (place, branch, signal) => ask((client) => branchProtected(client, place, branch, signal)),
    pullRequest: (place, pull, signal) => ask((client) => openPull(client, place, pull, signal)),
  };
}
