import type { Dialect, Said } from './server.ts';

const KEY = `sk-ant-api03-${'aB3'.repeat(31)}AA`;

const failure = (status: number, type: string, message: string): Said => ({
  status,
  body: { type: 'error', error: { type, message } },
});

/** docs.anthropic.com/en/api/models-list and /en/api/errors. */
export const anthropic: Dialect = {
  value: KEY,
  answer({ headers, path }, mode): Said {
    if (headers['x-api-key'] !== KEY || mode === 'rejected')
      return failure(401, 'authentication_error', 'invalid x-api-key');
    if (headers['anthropic-version'] === undefined)
      return failure(400, 'invalid_request_error', 'anthropic-version: header is required');
    if (mode === 'throttled')
      return { ...failure(429, 'rate_limit_error', 'slow down'), headers: { 'retry-after': '20' } };
    if (mode === 'restricted') return failure(403, 'permission_error', 'not allowed');
    return path.startsWith('/v1/models')
      ? { status: 200, body: { data: [{ type: 'model', id: 'claude-x' }], has_more: false } }
      : failure(404, 'not_found_error', 'no such path');
  },
};
