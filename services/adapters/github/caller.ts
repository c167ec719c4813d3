import type { Octokit } from 'octokit';

import { OpsError } from '#domain/errors.ts';
import type { GitHubOptions } from '#services/adapters/github.ts';

import { connect } from './connect.ts';
import { gitHubFailure } from './failure.ts';

export const GITHUB_API = 'https://api.github.com';

/** With the credential for `owner`, where there is one of its own. */
export type GitHubCaller = <Answer>(work: (client: Octokit) => Promise<Answer>, owner?: string) => Promise<Answer>;

/** Calls GitHub with a credential that is read anew each time; whatever goes wrong is an OpsError. */
export function gitHubCaller({ credentials, baseUrl = GITHUB_API, version }: GitHubOptions): GitHubCaller {
  const { host } = new URL(baseUrl);
  return async (work, owner) => {
    const token = await credentials.read('github', { owner });
    if (token === null)
      throw new OpsError('no-credential', 'There is no credential for GitHub.', {
        hint: 'Add one: cpm-console cred add github/main --provider github',
        exit: 'credential',
      });
    try {
      return await work(await connect(token, baseUrl, version));
    } catch (error) {
      throw gitHubFailure(host, error);
    }
  };
}
