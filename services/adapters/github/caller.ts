import type { Octokit } from 'octokit';

import { OpsError } from '#domain/errors.ts';
import type { GitHubOptions } from '#services/adapters/github.ts';

import { connect } from './connect.ts';
import { gitHubFailure } from './failure.ts';

export type GitHubCaller = <Answer>(work: (client: Octokit) => Promise<Answer>) => Promise<Answer>;

/** Calls GitHub with a credential that is read anew each time; whatever goes wrong is an OpsError. */
export function gitHubCaller({
  credentials,
  baseUrl = 'https://api.github.com',
  version,
}: GitHubOptions): GitHubCaller {
  const { host } = new URL(baseUrl);
  return async (work) => {
    const token = await credentials.read('github');
    if (token === null)
      throw new OpsError('no-credential', 'There is no credential for GitHub.', {
        hint: 'Start the console with GITHUB_TOKEN set to a token that may read your repositories.',
        exit: 'credential',
      });
    try {
      return await work(await connect(token, baseUrl, version));
    } catch (error) {
      throw gitHubFailure(host, error);
    }
  };
}
