import { OpsError } from '#domain/errors.ts';
import type { Credentials } from '#services/ports/credentials.ts';
import type { GitHub } from '#services/ports/github.ts';

import { connect } from './github/connect.ts';
import { gitHubFailure } from './github/failure.ts';
import { readRateLimit } from './github/rate-limit.ts';
import { readRepository } from './github/repository.ts';

export interface GitHubOptions {
  readonly credentials: Credentials;
  /** Another server than api.github.com, for GitHub Enterprise and for tests. */
  readonly baseUrl?: string | undefined;
  readonly version: string;
}

/** GitHub through octokit, which is loaded at the first call that has a credential. Every call reads the credential anew. */
export function realGitHub({ credentials, baseUrl = 'https://api.github.com', version }: GitHubOptions): GitHub {
  const host = new URL(baseUrl).host;
  const ask = async <Answer>(
    work: (client: Awaited<ReturnType<typeof connect>>) => Promise<Answer>,
  ): Promise<Answer> => {
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
  return {
    ready: async () => (await credentials.read('github')) !== null,
    rateLimit: (signal) => ask((client) => readRateLimit(client, signal)),
    repository: (owner, name, commit, signal) =>
      ask((client) => readRepository(client, { owner, name, commit }, signal)),
  };
}
