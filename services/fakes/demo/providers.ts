import type { HttpAnswer, HttpRequest } from '#services/ports/net.ts';

import { DEMO_SECRETS } from './credentials.ts';

type Said = readonly [status: number, body: unknown];

/** What providers outside of `atlas` say to ana's credentials; null for any other address. */
export function demoProvider({ url, headers = {} }: HttpRequest): HttpAnswer | null {
  const { host, pathname } = new URL(url);
  const bearer = headers['authorization']?.replace(/^Bearer /, '');
  const said = answer(host, pathname, bearer);
  if (said === null) return null;
  const [status, body] = said;
  return {
    status,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    truncated: false,
    tookMs: 120,
    certificateDays: 60,
  };
}

function answer(host: string, path: string, bearer: string | undefined): Said | null {
  if (host === 'api.openai.com' && path === '/v1/models') {
    const models = Array.from({ length: 42 }, (_none, at) => ({ id: `model-${at}`, object: 'model' }));
    return bearer === DEMO_SECRETS['openai/main']
      ? [200, { object: 'list', data: models }]
      : [401, { error: { code: 'invalid_api_key' } }];
  }
  // Ana's token of npm is over.
  if (host === 'registry.npmjs.org' && path.startsWith('/-/')) return [401, { error: 'Unauthorized' }];
  return null;
}

/** What the memory service says of its keys. */
export function demoMemoryKeys(headers: HttpRequest['headers'] = {}): Said {
  const key = DEMO_SECRETS['memory/main'] ?? '';
  if (headers['x-api-key'] !== key) return [401, { detail: 'API key required.' }];
  return [200, [{ id: 'k-1', label: 'atlas', key_prefix: key.slice(0, 12), last_used_at: null }]];
}
