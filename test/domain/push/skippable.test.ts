import { expect, it } from 'vitest';

import { skippable } from '#domain/push/skippable.ts';

import { pushPlan } from '../../support/runs/plan.ts';

const ids = (plan = pushPlan(), kind: 'full' | 'hotfix' = 'full') => skippable(plan, kind).map(({ id }) => id);

it('leaves out documents, tests and single steps after the release, and never what makes the release', () => {
  expect(ids()).toEqual(['docs', 'tests', 'verify']);
});

it('never leaves the tests of a hotfix out', () => {
  expect(ids(pushPlan(), 'hotfix')).toEqual(['docs', 'verify']);
});

it('offers nothing twice that is left out already', () => {
  const plan = pushPlan();
  const steps = plan.steps.map((step) => (step.phase === 'tests' ? { ...step, skipped: 'by hand' } : step));
  expect(ids({ ...plan, steps })).toEqual(['docs', 'verify']);
});
