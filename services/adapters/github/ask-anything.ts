import type { Octokit } from 'octokit';

import { field, textField } from '#domain/field.ts';
import type { GitHubSaid } from '#services/ports/github.ts';

const TOLD = [
  'date',
  'retry-after',
  'x-ratelimit-limit',
  'x-ratelimit-remaining',
  'x-ratelimit-reset',
  'x-ratelimit-resource',
  'x-github-sso',
  'x-oauth-scopes',
  'x-accepted-oauth-scopes',
  'x-accepted-github-permissions',
  'github-authentication-token-expiration',
  'location',
] as const;

/** One GET; an answer that refuses is an answer. Throws what octokit throws when none came. */
export async function askAnything(client: Octokit, path: string, signal: AbortSignal): Promise<GitHubSaid> {
  try {
    return saidIn(await client.request(`GET ${path}`, { request: { signal } }));
  } catch (thrown) {
    const response = field(thrown, 'response');
    if (typeof field(response, 'status') !== 'number') throw thrown;
    return saidIn(response);
  }
}

/** An answer of octokit as it came. */
export function saidIn(response: unknown): GitHubSaid {
  const headers: Record<string, string> = {};
  for (const name of TOLD) {
    const value = field(response, 'headers', name);
    if (typeof value === 'string' || typeof value === 'number') headers[name] = String(value);
  }
  return {
    status: Number(field(response, 'status')),
    headers,
    message: (textField(response, 'data', 'message') ?? '').slice(0, 300),
  };
}
