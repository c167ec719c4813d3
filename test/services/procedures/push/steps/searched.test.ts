import { writeFileSync } from 'node:fs';

import { expect, test } from 'vitest';

import { stepOf } from '#domain/procedure/run-state.ts';
import type { Step } from '#services/procedures/engine/step.ts';
import type { PushParams } from '#services/procedures/push/params.ts';
import { commitStep } from '#services/procedures/push/steps/commit.ts';
import { scanStep } from '#services/procedures/push/steps/scan.ts';
import { treeOf } from '#services/procedures/push/tree.ts';

import { plausibleToken } from '../../../../support/lab/secrets.ts';
import { ReleasedTree } from '../../../../support/released-tree.ts';

/** A release of which a file is written between the search and the commit, as a test that runs beside the search may do. */
async function release(text: string | null, skipped: string | null = null) {
  const tree = await ReleasedTree.of({ 'a.txt': 'a\n' });
  const { repository, world } = tree;
  const base = await repository.git('rev-parse', 'HEAD');
  const params = {
    project: { id: 'a', name: 'a', dir: repository.path },
    base,
    files: ['CHANGELOG.md'],
    changelog: null,
    next: '1.1.0',
    message: 'chore(release): version 1.1.0',
    tag: null,
  } as unknown as PushParams;
  const writing = (id: string, what: string | null): Step => ({
    id,
    title: id,
    phase: 'docs',
    probe: async () => ({ state: 'absent' }),
    run: async (context) => (what === null ? undefined : writeFileSync(`${treeOf(context)}/CHANGELOG.md`, what)),
  });
  const steps = [writing('changelog', 'new\n'), { ...scanStep(world, params), skipped }, writing('edit', text)];
  const run = await tree.run(...steps, { ...commitStep(world, params), needs: ['edit'] });
  const committed = await repository.git('log', '--all', '--format=%s');
  return { tree, run, said: tree.notes.join('\n'), committed };
}

const AGAIN = /looked through again/;

test('what was searched is committed, and not searched twice', async () => {
  const { tree, run, said } = await release(null);
  await using _ = tree;
  expect(run.state).toBe('done');
  expect(stepOf(run, 'scan').result).toMatchObject(Object(stepOf(run, 'commit').before));
  expect(said).not.toMatch(AGAIN);
});

test('what was written meanwhile is searched too', async () => {
  const { tree, run, said } = await release('new\nand more\n');
  await using _ = tree;
  expect([run.state, said]).toEqual(['done', expect.stringMatching(AGAIN)]);
});

test('a secret that was written meanwhile is not committed', async () => {
  const token = plausibleToken();
  const { tree, run, said, committed } = await release(`new\ntoken: ${token}\n`);
  await using _ = tree;
  expect([run.state, run.exit, run.error?.code]).toEqual(['undone', 6, 'secret-found']);
  expect(run.error?.message).toContain('CHANGELOG.md, line 2');
  expect(`${said} ${run.error?.message}`).not.toContain(token.slice(4, 12));
  expect(committed).not.toContain('release');
});

test('where the person left the search out, the commit does not make up for it', async () => {
  const { tree, run, said } = await release('other\n', 'a reason');
  await using _ = tree;
  expect([run.state, stepOf(run, 'scan').state]).toEqual(['done', 'skipped']);
  expect(said).not.toMatch(AGAIN);
});
