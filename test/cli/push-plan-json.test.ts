import { expect, test } from 'vitest';

import { planJson } from '#cli/push/plan-json.ts';

import { documented } from '../support/documented.ts';
import { review } from '../support/push/review.ts';

test('every field of a plan is documented', () => {
  expect(new Set(Object.keys(planJson(review())))).toEqual(new Set(documented('push plan')));
});
