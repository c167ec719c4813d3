import { withChecksum } from '#domain/credentials/checksum.ts';

import type { Dialect, Said } from './server.ts';

const TOKEN = withChecksum('ghp', 'A1b2C3d4E5f6G7h8I9j0K1l2M3n4O5');

/**
 * GitHub's REST API: docs.github.com/en/rest/users/users (GET /user), .../using-the-rest-api/rate-limits-for-the-rest-api
 * (403 with x-ratelimit-remaining 0), .../authentication (401 Bad credentials), the scopes in x-oauth-scopes.
 */
export const gitHub: Dialect & { readonly ends: string } = {
  value: TOKEN,
  ends: '2026-12-20 09:00:00 UTC',
  answer({ headers, path }, mode): Said {
    if (headers['authorization'] !== `token ${TOKEN}` || mode === 'rejected')
      return { status: 401, body: { message: 'Bad credentials' } };
    if (mode === 'throttled')
      return { status: 403, headers: { 'x-ratelimit-remaining': '0' }, body: { message: 'API rate limit exceeded' } };
    if (mode === 'restricted')
      return {
        status: 403,
        headers: { 'x-github-sso': 'required; url=https://github.com/orgs/acme/sso' },
        body: { message: 'Resource protected by organization SAML enforcement.' },
      };
    if (path !== '/user') return { status: 404, body: { message: 'Not Found' } };
    return {
      status: 200,
      headers: { 'x-oauth-scopes': 'repo, read:org', 'github-authentication-token-expiration': this.ends },
      body: { login: 'ana-dev', id: 7 },
    };
  },
};
