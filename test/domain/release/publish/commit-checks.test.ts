import { expect, test } from 'vitest';

import { judgeChecks, verdictOf } from '#domain/release/publish/commit-checks.ts';

test.each([
  ['success', null, 'good'],
  ['failure', null, 'bad'],
  ['error', null, 'bad'],
  ['pending', null, 'pending'],
  ['queued', null, 'pending'],
  ['in_progress', null, 'pending'],
  ['completed', 'success', 'good'],
  ['completed', 'neutral', 'good'],
  ['completed', 'skipped', 'good'],
  ['completed', 'cancelled', 'bad'],
  ['completed', 'timed_out', 'bad'],
  ['completed', 'action_required', 'bad'],
  ['completed', null, 'pending'],
  ['completed', 'something_new', 'pending'],
])('%s with %s is %s', (state, conclusion, verdict) => {
  expect(verdictOf(state, conclusion)).toBe(verdict);
});

test('one that is bad outweighs those that wait, and none is not success', () => {
  const [good, bad, pending] = (['good', 'bad', 'pending'] as const).map((verdict) => ({
    name: `is ${verdict}`,
    verdict,
  }));
  expect(judgeChecks([])).toEqual({ state: 'none', failed: [], pending: [], total: 0 });
  expect(judgeChecks([good!])).toMatchObject({ state: 'success', total: 1 });
  expect(judgeChecks([good!, pending!])).toMatchObject({ state: 'pending', pending: ['is pending'] });
  expect(judgeChecks([pending!, bad!, bad!])).toEqual({
    state: 'failure',
    failed: ['is bad'],
    pending: ['is pending'],
    total: 3,
  });
});
