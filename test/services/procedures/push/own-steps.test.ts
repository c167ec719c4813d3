import { expect, it } from 'vitest';

import { realClock } from '#services/adapters/clock.ts';
import { demoWorld } from '#services/fakes/world.ts';
import type { Step } from '#services/procedures/engine/step.ts';
import { withOwnSteps } from '#services/procedures/push/own-steps.ts';
import type { OwnCommand, PushParams } from '#services/procedures/push/params.ts';

const world = demoWorld({ clock: realClock() });
const steps = ['validate', 'validate', 'version', 'tests', 'git'].map((phase, at): Step => ({
  id: `${phase}-${at}`,
  title: phase,
  phase,
  run: async () => undefined,
}));

const own = (phase: string, when: OwnCommand['when']): OwnCommand => ({
  id: 'own',
  title: 'Ask the team',
  command: { file: 'scripts/ask', args: ['--now'] },
  folder: '',
  phase,
  when,
  timeoutMs: 5000,
});

const placed = (...commands: readonly OwnCommand[]) =>
  withOwnSteps(world, { own: commands, project: { dir: '/p' } } as unknown as PushParams, steps);

it.each([
  ['tests', 'before', ['validate-0', 'validate-1', 'version-2', 'own', 'tests-3', 'git-4']],
  ['tests', 'after', ['validate-0', 'validate-1', 'version-2', 'tests-3', 'own', 'git-4']],
  ['validate', 'after', ['validate-0', 'validate-1', 'own', 'version-2', 'tests-3', 'git-4']],
] as const)('a command of the person stands where they want it: %s, %s', (phase, when, ids) => {
  expect(placed(own(phase, when)).map(({ id }) => id)).toEqual(ids);
});

it('only looks before the separate tree exists, and keeps the time it was given', () => {
  const [look, work] = ['validate', 'tests'].map((phase) =>
    placed(own(phase, 'before')).find(({ id }) => id === 'own'),
  );
  expect([look?.reads, look?.commands, work?.reads, work?.timeoutMs]).toEqual([
    true,
    ['scripts/ask --now'],
    undefined,
    5000,
  ]);
});
