import { expect, test } from 'vitest';

import { stepOf } from '#domain/procedure/run-state.ts';
import { realGitHubReleases } from '#services/adapters/github-releases.ts';
import type { Host } from '#services/procedures/engine/host.ts';
import type { Step } from '#services/procedures/engine/step.ts';
import type { PushParams } from '#services/procedures/push/params.ts';
import { mergedStep } from '#services/procedures/push/steps/merged.ts';
import { PULL_REQUEST } from '#services/procedures/push/steps/pull-request.ts';

import { type GitHubServer, startGitHub } from '../../../../support/lab/github-server.ts';
import type { HostedRepository } from '../../../../support/lab/github/state.ts';
import { createRemote } from '../../../../support/lab/remote.ts';
import { ReleasedTree } from '../../../../support/released-tree.ts';

const SOON = { everyMs: 5, longestMs: 30_000 };
const PLACE = { owner: 'ana', name: 'parcel' };

interface Parts {
  readonly hosted: HostedRepository;
  readonly server: GitHubServer;
}

/** Waits for a pull request that is open, and asks as `ask` answers. */
async function waiting(ask: (parts: Parts) => NonNullable<Host['ask']>, times = SOON) {
  await using tree = await ReleasedTree.of({ 'a.txt': 'a' });
  const { repository, world } = tree;
  const remote = await createRemote(tree.lab, 'parcel.git');
  await repository.git('remote', 'add', 'origin', remote.path);
  const base = await repository.id('HEAD');
  const tested = await repository.commit('chore(release): version 1.1.0', { 'b.txt': 'b' });
  await repository.git('push', '-q', 'origin', `${base}:refs/heads/main`, `${tested}:refs/heads/release/v1.1.0`);
  const server = await startGitHub(tree.lab);
  const hosted = server.host('ana/parcel', remote);
  const secret = server.token();
  const credentials = { read: () => Promise.resolve(secret) };
  const githubReleases = realGitHubReleases({ credentials, baseUrl: server.origin, version: '1' });
  const params = {
    project: { dir: repository.path },
    base,
    remote: { name: 'origin', url: 'https://github.com/ana/parcel', ref: 'refs/heads/main', was: base },
    tag: { name: 'v1.1.0' },
    pull: { branch: 'release/v1.1.0', title: 'Release', body: '' },
  } as unknown as PushParams;
  const answering = (id: string, run: Step['run']): Step => ({ id, title: id, phase: 'git', reads: true, run });
  const wanted = { head: 'release/v1.1.0', base: 'main', title: 'Release', body: '' };
  const run = await tree.runWith(
    { ask: ask({ hosted, server }) },
    answering('commit', () => Promise.resolve({ result: { commit: tested } })),
    answering(PULL_REQUEST, async ({ signal }) => {
      const { number, url } = await githubReleases.pullRequest(PLACE, wanted, signal);
      return { result: { number, url } };
    }),
    mergedStep({ ...world, githubReleases }, params, times)!,
  );
  return { run, ...stepOf(run, 'merged'), main: await remote.id('main') };
}

/** A person who says nothing for as long as the question stands. */
const silent = (signal: AbortSignal) =>
  new Promise<null>((resolve) => signal.addEventListener('abort', () => resolve(null), { once: true }));

test('sees the merge by itself while it asks, and the question goes away', async () => {
  const withdrawn: boolean[] = [];
  const { run, result, main, summary } = await waiting(({ hosted }) => async (_step, question, signal) => {
    expect(question).toMatchObject({ kind: 'your-turn', title: 'Have #1 merged into main.' });
    await hosted.merge(1);
    const answer = await silent(signal);
    withdrawn.push(signal.aborted);
    return answer;
  });
  expect([run.state, run.question, withdrawn]).toEqual(['done', null, [true]]);
  expect([result, summary]).toEqual([{ commit: main, same: true }, `main has it as ${main.slice(0, 7)}`]);
});

test('goes on looking when GitHub does not answer for a while', async () => {
  const { run, attempts } = await waiting(({ hosted, server }) => async (_step, _question, signal) => {
    server.faults.status('pull', 500, 2);
    await hosted.merge(1);
    return silent(signal);
  });
  expect([run.state, attempts]).toEqual(['done', 1]);
});

test.each([
  ['wants to stop here', () => Promise.resolve({ value: 'end' })],
  ['leaves', () => Promise.resolve(null)],
] as const)('stops half way and takes nothing back when the person %s', async (_what, answer) => {
  const { run, error } = await waiting(() => answer);
  expect([run.state, run.exit, error]).toMatchObject([
    'stopped',
    9,
    { code: 'not-yet', message: '#1 is not merged yet.' },
  ]);
});

test('stops by itself when it has waited for as long as it may', async () => {
  const { run } = await waiting(() => (_step, _question, signal) => silent(signal), { everyMs: 5, longestMs: 20 });
  expect([run.state, run.exit]).toEqual(['stopped', 9]);
});
