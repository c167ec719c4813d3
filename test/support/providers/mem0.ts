import type { Dialect, Said } from './server.ts';

const KEY = `m0sk_${'q7W2e9'.repeat(6)}`;

/** mem0's own server, server/routers/api_keys.py and server/auth.py: X-API-Key, a list of living keys by their beginning. */
export const mem0: Dialect = {
  value: KEY,
  answer({ headers, path }, mode): Said {
    if (headers['x-api-key'] !== KEY || mode === 'rejected')
      return { status: 401, body: { detail: 'Invalid API key.' } };
    if (mode === 'throttled') return { status: 429, body: { detail: 'Too many requests.' } };
    if (mode === 'restricted') return { status: 403, body: { detail: 'Forbidden.' } };
    if (path !== '/api-keys') return { status: 404, body: { detail: 'Not Found' } };
    const own = {
      id: 'k-1',
      label: 'atlas',
      key_prefix: KEY.slice(0, 12),
      created_at: '2026-10-01T00:00:00Z',
      last_used_at: null,
    };
    return { status: 200, body: [own] };
  },
};

/** The service of the guides (mem0ai_integration.py): no list of keys, a search, the key in either header. */
export const guides: Dialect = {
  value: KEY,
  answer({ headers, path }, mode): Said {
    if (path.startsWith('/api-keys')) return { status: 404, body: { detail: 'Not Found' } };
    const known = headers['x-api-key'] === KEY || headers['authorization'] === `Bearer ${KEY}`;
    if (!known || mode === 'rejected') return { status: 401, body: { detail: 'Invalid API key' } };
    if (mode === 'throttled') return { status: 429, body: {} };
    if (mode === 'restricted') return { status: 403, body: {} };
    return path.startsWith('/memories/search') ? { status: 200, body: { memories: [] } } : { status: 404, body: {} };
  },
};

/** The same without authentication, as it is installed by default. */
export const openGuides: Dialect = {
  value: KEY,
  answer: ({ path }) =>
    path.startsWith('/memories/search') ? { status: 200, body: { memories: [] } } : { status: 404, body: {} },
};
