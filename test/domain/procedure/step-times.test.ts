import { expect, test } from 'vitest';

import { stepTimes } from '#domain/procedure/step-times.ts';

import { finished, released, runAfterAll, started, testing } from '../../support/runs/plan.ts';

const took = (...times: readonly number[]) =>
  times.map((ms) => runAfterAll([started('tree'), finished('tree', '', ms), started('test')]));

test('the median of every step that was done, and of no other', () => {
  expect(stepTimes(took(10, 4000, 30))).toEqual([{ step: 'tree', medianMs: 30, runs: 3 }]);
  expect(stepTimes([])).toEqual([]);
});

test('steps are told in the order of the plan', () => {
  const steps = stepTimes([released(), testing()]);
  expect(steps.slice(0, 2).map(({ step, runs }) => `${step} ${runs}`)).toEqual(['tree 2', 'ci 2']);
  expect(steps.at(-1)).toMatchObject({ step: 'verify', runs: 1 });
});
