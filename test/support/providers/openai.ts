import type { Dialect, Said } from './server.ts';

const KEY = `sk-proj-${'aB3_'.repeat(14)}xYT3BlbkFJ${'cD4-'.repeat(14)}zW`;

/**
 * platform.openai.com/docs/api-reference/models/list and /docs/guides/error-codes; the wording of a restricted key as people
 * report it (community.openai.com/t/1384493).
 */
export const openAi: Dialect = {
  value: KEY,
  answer({ headers, path }, mode): Said {
    if (headers['authorization'] !== `Bearer ${KEY}` || mode === 'rejected')
      return {
        status: 401,
        body: {
          error: { type: 'invalid_request_error', code: 'invalid_api_key', message: 'Incorrect API key provided' },
        },
      };
    if (mode === 'throttled')
      return { status: 429, headers: { 'retry-after': '60' }, body: { error: { code: 'insufficient_quota' } } };
    if (mode === 'restricted')
      return {
        status: 401,
        body: {
          error: {
            code: 'missing_scope',
            message:
              'You have insufficient permissions for this operation. Missing scopes: api.model.read. Check that …',
          },
        },
      };
    return path === '/v1/models'
      ? { status: 200, body: { object: 'list', data: [{ id: 'gpt-x', object: 'model' }] } }
      : { status: 404, body: { error: { code: null } } };
  },
};
