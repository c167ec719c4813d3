import { readFile } from 'node:fs/promises';

import { expect, test } from 'vitest';

import type { Step } from '#services/procedures/engine/step.ts';
import { announceEnd, announceStartStep } from '#services/procedures/push/announce.ts';
import type { PushParams } from '#services/procedures/push/params.ts';

import { ReleasedTree } from '../../../support/released-tree.ts';

const SAY = 'echo "$CPM_PUSH_EVENT $CPM_PUSH_PROJECT $CPM_PUSH_VERSION $CPM_PUSH_TAG" >> told.txt';
const all = (script: string) => {
  const command = { file: 'sh', args: ['-c', script] };
  return { start: command, end: command, stop: command };
};

/** Runs with one step that does this, and tells what others were told. */
async function told(work: Step['run'], announce: PushParams['announce'] = all(SAY)) {
  await using tree = await ReleasedTree.of({ 'a.txt': 'a' });
  const params = {
    announce,
    project: { id: 'parcel', name: 'parcel', dir: tree.repository.path },
    next: '1.1.0',
    tag: { name: 'v1.1.0', sign: false, message: '' },
  };
  const step: Step = { id: 'work', title: 'Work', phase: 'docs', reads: true, run: work };
  const start = announceStartStep(tree.world, params);
  const run = await tree.runWith({ onEnd: announceEnd(tree.world, params) }, ...(start === null ? [] : [start]), step);
  const text = await readFile(tree.repository.at('told.txt'), 'utf8').catch(() => '');
  return { state: run.state, exit: run.exit, text, notes: tree.notes };
}

test('others are told that it begins and that it is out', async () => {
  const { state, text } = await told(() => Promise.resolve());
  expect([state, text]).toEqual(['done', 'start parcel 1.1.0 v1.1.0\nend parcel 1.1.0 v1.1.0\n']);
});

test('a run that was taken back is told as stopped', async () => {
  const { state, text } = await told(() => Promise.reject(new Error('no')));
  expect([state, text]).toEqual(['undone', 'start parcel 1.1.0 v1.1.0\nstop parcel 1.1.0 v1.1.0\n']);
});

test('a release does not fail because nobody could be told', async () => {
  const { state, exit, notes } = await told(() => Promise.resolve(), all('echo down >&2; exit 3'));
  expect([state, exit, notes]).toEqual([
    'done',
    0,
    ['warning: announce.start failed with exit code 3: down', 'warning: announce.end failed with exit code 3: down'],
  ]);
  const missing = { end: { file: 'no-such-program', args: [] } };
  const second = await told(() => Promise.resolve(), missing);
  expect([second.state, second.notes.length]).toEqual(['done', 1]);
});

test('without a command nobody is told and nothing is planned', async () => {
  expect(await told(() => Promise.resolve(), {})).toMatchObject({ state: 'done', text: '', notes: [] });
});
