import { field } from '#domain/field.ts';
import type { GitHubOptions } from '#services/adapters/github.ts';
import type { GitHubLook, GitHubSeen } from '#services/ports/github.ts';

import { saidIn } from './ask-anything.ts';
import { GITHUB_API } from './caller.ts';
import { connect } from './connect.ts';
import { gitHubFailure } from './failure.ts';

/** One question with a credential of its own. Redirects are answers. */
export async function lookAt(
  { baseUrl: usual = GITHUB_API, version }: Pick<GitHubOptions, 'baseUrl' | 'version'>,
  { token, baseUrl, path, body }: GitHubLook,
  signal: AbortSignal,
): Promise<GitHubSeen> {
  const place = baseUrl ?? usual;
  const { host } = new URL(place);
  const answer = (response: unknown): GitHubSeen => ({
    ...saidIn(response),
    host,
    body: field(response, 'data') ?? null,
  });
  try {
    const client = await connect(token?.reveal() ?? null, place, version);
    const request = { signal, redirect: 'manual' as const };
    return answer(await client.request(`${body === undefined ? 'GET' : 'POST'} ${path}`, { ...body, request }));
  } catch (thrown) {
    const response = field(thrown, 'response');
    if (typeof field(response, 'status') === 'number') return answer(response);
    throw gitHubFailure(host, thrown);
  }
}
