import { expect, it } from 'vitest';

import { titleOf } from '#domain/push/review.ts';

it('names a project by the word that releases it, and its package where that is another', () => {
  expect(titleOf({ id: 'api', name: 'api', path: '/srv/api' })).toBe('api');
  expect(titleOf({ id: 'api', name: '@acme/api', path: '/srv/api' })).toBe('api (@acme/api)');
});
