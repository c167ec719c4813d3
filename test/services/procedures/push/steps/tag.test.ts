import { expect, test } from 'vitest';

import { stepOf } from '#domain/procedure/run-state.ts';
import type { Step } from '#services/procedures/engine/step.ts';
import type { PushParams } from '#services/procedures/push/params.ts';
import { tagStep } from '#services/procedures/push/steps/tag.ts';
import { validateTreeStep } from '#services/procedures/push/steps/validate-tree.ts';

import type { Repository } from '../../../../support/lab/repository.ts';
import { ReleasedTree } from '../../../../support/released-tree.ts';

const TAG = { name: 'v1.1.0', sign: false, message: 'v1.1.0\n\nnew\n' };

async function stage() {
  const tree = await ReleasedTree.of({ 'a.txt': 'a\n' });
  const { repository, world } = tree;
  const head = await repository.git('rev-parse', 'HEAD');
  const branch = await repository.git('symbolic-ref', '--short', 'HEAD');
  const params = { project: { id: 'a', name: 'a', dir: repository.path }, branch, base: head } as unknown as PushParams;
  const commit: Step = {
    id: 'commit',
    title: 'Commit',
    phase: 'git',
    reads: true,
    run: async () => ({ result: { commit: head } }),
  };
  return { tree, repository, head, branch, params, tag: [commit, tagStep(world, params, TAG)] };
}

test('tags the release commit, and takes only that tag back', async () => {
  const { tree, repository, head, tag } = await stage();
  await using _ = tree;
  const run = await tree.run(...tag);
  const object = await repository.git('rev-parse', 'v1.1.0');
  expect([run.state, stepOf(run, 'tag').result]).toEqual(['done', { object }]);
  expect(await repository.git('rev-parse', 'v1.1.0^{commit}')).toBe(head);
});

test('leaves a tag of that name alone, wherever it points', async () => {
  const { tree, repository, tag } = await stage();
  await using _ = tree;
  await repository.git('tag', 'v1.1.0', await repository.git('commit-tree', '-m', 'other', 'HEAD^{tree}'));
  const before = await repository.git('rev-parse', 'v1.1.0');
  const run = await tree.run(...tag);
  expect([run.state, run.error?.code]).toEqual(['undone', 'tag-taken']);
  expect(await repository.git('rev-parse', 'v1.1.0')).toBe(before);
});

test.each([
  ['a clean tree', async () => undefined, /^clean at /],
  ['changes', (on) => on.write({ 'a.txt': 'b\n', 'new.txt': 'new\n' }), /^1 changed files stay out of it$/],
  ['another branch checked out', (on) => on.git('checkout', '-q', '-b', 'side'), /^clean at /],
  ['a branch that moved', (on) => on.git('commit', '-q', '--allow-empty', '-m', 'fix: more'), 'branch-moved'],
] as const satisfies readonly (readonly [string, (on: Repository) => Promise<unknown>, RegExp | string])[])(
  'looks at the branch: %s',
  async (_what, change, wanted) => {
    const { tree, repository, params } = await stage();
    await using _ = tree;
    await change(repository);
    const run = await tree.run(validateTreeStep(tree.world, params));
    expect(run.error?.code ?? stepOf(run, 'validate-tree').summary).toMatch(wanted);
  },
);
