import { expect, it } from 'vitest';

import { plannedAll, type Step } from '#services/procedures/engine/step.ts';
import { beside } from '#services/procedures/push/beside.ts';

const named = (id: string): Step => ({ id, title: id, phase: 'tests', run: async () => undefined });

/** What each step waits for when the search for secrets is put beside another one. */
const needsOf = (other: string | undefined, steps: readonly Step[]): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(plannedAll(beside(steps, 'scan', other)).map(({ id, needs }) => [id, needs]));

it('runs beside the other, and what comes then waits for both', () => {
  const steps = ['build', 'unit', 'end-to-end', 'audit', 'scan', 'commit', 'tag'].map(named);
  expect(needsOf('unit', steps)).toEqual({
    build: [],
    unit: ['build'],
    'end-to-end': ['unit'],
    audit: ['end-to-end'],
    scan: ['build'],
    commit: ['audit', 'scan'],
    tag: ['commit'],
  });
});

it('waits for what the other waits for by name, and whatever comes next for both', () => {
  const steps = [
    named('documents'),
    { ...named('unit'), needs: ['documents'] },
    ...['scan', 'own', 'commit'].map(named),
  ];
  expect(needsOf('unit', steps)).toEqual({
    documents: [],
    unit: ['documents'],
    scan: ['documents'],
    own: ['unit', 'scan'],
    commit: ['own'],
  });
});

it.each([undefined, 'unit'])('keeps its turn where there is no other: %s', (other) => {
  expect(needsOf(other, ['build', 'scan', 'commit'].map(named))).toMatchObject({ scan: ['build'], commit: ['scan'] });
});
