import { afterAll, describe, expect, test } from 'vitest';

import { realClock } from '#services/adapters/clock.ts';
import { demoWorld } from '#services/fakes/world.ts';
import type { GitHub } from '#services/ports/github.ts';

import { gitHubAt, rateLimitBody, repositoryBody } from '../support/github.ts';

const { signal } = new AbortController();
const COMMIT = 'a'.repeat(40);

const server = await gitHubAt(({ path, body }) => {
  if (path === '/rate_limit') return { body: rateLimitBody([5000, 4100], [5000, 4200], 1_900_000_000) };
  if (body.includes('"billing"')) return { body: repositoryBody('FAILURE', 2, 7) };
  return { body: { data: { repository: null }, errors: [{ type: 'NOT_FOUND', message: 'no such repository' }] } };
});
afterAll(() => server[Symbol.asyncDispose]());

const both: readonly (readonly [string, GitHub])[] = [
  ['GitHub over HTTP', server.github],
  ['the made-up GitHub', demoWorld({ clock: realClock() }).github],
];

describe.each(both)('%s', (_name, github) => {
  test('has a credential and calls left', async () => {
    expect(await github.ready()).toBe(true);
    const { limit, remaining, resetsAt } = await github.rateLimit(signal);
    expect(limit).toBe(5000);
    expect(remaining).toBeGreaterThan(0);
    expect(remaining).toBeLessThanOrEqual(limit);
    expect(Number.isInteger(resetsAt)).toBe(true);
  });

  test('knows a repository and none of another name', async () => {
    expect(await github.repository('ana-dev', 'billing', COMMIT, signal)).toEqual({
      ci: 'failure',
      openPullRequests: 2,
      openIssues: 7,
    });
    await expect(github.repository('ana-dev', 'nothing', COMMIT, signal)).rejects.toMatchObject({
      name: 'OpsError',
      code: 'not-found',
    });
  });
});
