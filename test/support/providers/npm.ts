import { withChecksum } from '#domain/credentials/checksum.ts';

import type { Dialect, Said } from './server.ts';

const TOKEN = withChecksum('npm', 'Z9y8X7w6V5u4T3s2R1q0P9o8N7m6L5');

/** npm's own client (lib/commands/whoami.js, token.js): GET /-/whoami, GET /-/npm/v1/tokens, which name a token by its start. */
export const npm: Dialect = {
  value: TOKEN,
  answer({ headers, path }, mode): Said {
    if (headers['authorization'] !== `Bearer ${TOKEN}` || mode === 'rejected')
      return { status: 401, body: { error: 'Unauthorized' } };
    if (mode === 'throttled') return { status: 429, body: { error: 'Too many requests' } };
    if (mode === 'restricted') return { status: 403, body: { error: 'Forbidden' } };
    if (path === '/-/whoami') return { status: 200, body: { username: 'ana-dev' } };
    if (!path.startsWith('/-/npm/v1/tokens')) return { status: 404, body: {} };
    const own = {
      token: TOKEN.slice(0, 8),
      key: 'f'.repeat(128),
      readonly: false,
      expires: '2026-12-01T00:00:00.000Z',
    };
    return { status: 200, body: { objects: [{ token: 'npm_zz', readonly: true }, own], total: 2, urls: {} } };
  },
};
