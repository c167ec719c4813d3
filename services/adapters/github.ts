import type { Credentials } from '#services/ports/credentials.ts';
import type { GitHub } from '#services/ports/github.ts';

import { askAnything } from './github/ask-anything.ts';
import { gitHubCaller } from './github/caller.ts';
import { lookAt } from './github/look.ts';
import { readRateLimit } from './github/rate-limit.ts';
import { isReady } from './github/ready.ts';
import { readRepository } from './github/repository.ts';

export interface GitHubOptions {
  readonly credentials: Credentials;
  /** Another server than api.github.com, for GitHub Enterprise and for tests. */
  readonly baseUrl?: string | undefined;
  readonly version: string;
}

/** GitHub through octokit, which is loaded at the first call that has a credential. Every call reads the credential anew. */
export function realGitHub(options: GitHubOptions): GitHub {
  const ask = gitHubCaller(options);
  return {
    ready: () => isReady(options.credentials),
    ask: (path, signal) => ask((client) => askAnything(client, path, signal)),
    look: (asked, signal) => lookAt(options, asked, signal),
    rateLimit: (signal) => ask((client) => readRateLimit(client, signal)),
    repository: (owner, name, commit, signal) =>
      ask((client) => readRepository(client, { owner, name, commit }, signal), owner),
  };
}
