import type { GitHubReleases } from '#services/ports/github-releases.ts';

import type { GitHubOptions } from './github.ts';
import { gitHubCaller } from './github/caller.ts';
import { isReady } from './github/ready.ts';
import { uploadAsset } from './github/releases/assets.ts';
import { branchProtected } from './github/releases/branches.ts';
import { commitChecks, tagRuns } from './github/releases/ci.ts';
import { discardDraft, findRelease, putDraft } from './github/releases/drafts.ts';
import { releaseFacts } from './github/releases/facts.ts';
import { closePull, findPull, openPull, readPull } from './github/releases/pulls.ts';

/** GitHub's releases, checks and pull requests through octokit, which is loaded at the first call that has a credential. */
export function realGitHubReleases(options: GitHubOptions): GitHubReleases {
  const ask = gitHubCaller(options);
  return {
    ready: () => isReady(options.credentials),
    find: (place, tag, signal) => ask((client) => findRelease(client, place, tag, signal), place.owner),
    draft: (place, draft, signal) => ask((client) => putDraft(client, place, draft, signal), place.owner),
    upload: (place, release, file, signal) =>
      ask((client) => uploadAsset(client, place, release, file, signal), place.owner),
    publish: ({ owner, name: repo }, release, latest, signal) =>
      ask(async ({ rest }) => {
        const make_latest = latest ? 'true' : 'false';
        const change = { owner, repo, release_id: release, draft: false, make_latest, request: { signal } } as const;
        return releaseFacts((await rest.repos.updateRelease(change)).data);
      }, owner),
    describe: ({ owner, name: repo }, release, { title, notes }, signal) =>
      ask(async ({ rest }) => {
        const change = { owner, repo, release_id: release, name: title, body: notes, request: { signal } };
        return releaseFacts((await rest.repos.updateRelease(change)).data);
      }, owner),
    discard: (place, release, signal) => ask((client) => discardDraft(client, place, release, signal), place.owner),
    checks: (place, commit, signal) => ask((client) => commitChecks(client, place, commit, signal), place.owner),
    runsOfTag: (place, tag, signal) => ask((client) => tagRuns(client, place, tag, signal), place.owner),
    isProtected: (place, branch, signal) =>
      ask((client) => branchProtected(client, place, branch, signal), place.owner),
    pullRequest: (place, pull, signal) => ask((client) => openPull(client, place, pull, signal), place.owner),
    findPull: (place, branches, signal) => ask((client) => findPull(client, place, branches, signal), place.owner),
    pull: (place, number, signal) => ask((client) => readPull(client, place, number, signal), place.owner),
    closePull: (place, number, signal) => ask((client) => closePull(client, place, number, signal), place.owner),
  };
}
