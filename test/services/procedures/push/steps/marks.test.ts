import { expect, test } from 'vitest';

import type { DeployedTo, ProjectCommand, PushParams } from '#services/procedures/push/params.ts';
import { commandStep } from '#services/procedures/push/steps/command.ts';
import { deployStep } from '#services/procedures/push/steps/deploy.ts';
import type { PushWorld } from '#services/procedures/push/world.ts';

import { ReleasedTree } from '../../../../support/released-tree.ts';

const TRUE = { file: 'true', args: [] };
const named = (id: string): ProjectCommand => ({ id, title: id, command: TRUE, folder: '' });

/** The real world, and which marks were on the disk before anything went on. */
function watched({ workspaces, ...world }: PushWorld) {
  const lasting: Record<string, boolean> = {};
  const watching: PushWorld = {
    ...world,
    workspaces: {
      async open(root) {
        const folder = await workspaces.open(root);
        return {
          ...folder,
          async write(path, data, options) {
            await folder.write(path, data, options);
            lasting[path.slice(path.lastIndexOf('/') + 1)] = options?.lasting !== false;
          },
        };
      },
    },
  };
  return { world: watching, lasting };
}

test('what must not run twice is on the disk before anything goes on; a build and a test may run again', async () => {
  await using tree = await ReleasedTree.of({ 'a.txt': 'a\n' });
  const { world, lasting } = watched(tree.world);
  const params = { project: { id: 'a', name: 'a', dir: tree.repository.path }, next: '1.1.0', tag: null };
  const target: DeployedTo = { id: 'live', name: 'live', command: TRUE, gate: [], gateMs: 1000 };
  const run = await tree.run(
    commandStep(world, 'tests', named('build'), { again: true }),
    commandStep(world, 'tests', named('own')),
    {
      ...deployStep(world, params as unknown as PushParams, target),
      run: async (context) => {
        const own = { ...context, resultOf: () => ({ commit: 'abc' }) };
        return deployStep(world, params as unknown as PushParams, target).run(own);
      },
    },
  );
  expect(run.state).toBe('done');
  expect(lasting).toEqual({ build: false, own: true, 'deploy-live': true });
});
