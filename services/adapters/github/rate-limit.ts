import type { Octokit } from 'octokit';

import type { RateLimit } from '#services/ports/github.ts';

/** The allowance that is nearest to its end, of the two that the console uses. Asking costs nothing of either. */
export async function readRateLimit(client: Octokit, signal: AbortSignal): Promise<RateLimit> {
  const { data, headers } = await client.rest.rateLimit.get({ request: { signal } });
  const { core, graphql = core } = data.resources;
  const scarce = graphql.remaining / graphql.limit < core.remaining / core.limit ? graphql : core;
  const ends = Date.parse(String(headers['github-authentication-token-expiration'] ?? ''));
  return {
    limit: scarce.limit,
    remaining: scarce.remaining,
    resetsAt: scarce.reset * 1000,
    tokenEndsAt: Number.isNaN(ends) ? null : ends,
  };
}
