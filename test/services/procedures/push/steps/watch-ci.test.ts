import { expect, test } from 'vitest';

import { stepOf } from '#domain/procedure/run-state.ts';
import { realGitHubReleases } from '#services/adapters/github-releases.ts';
import type { PushParams } from '#services/procedures/push/params.ts';
import { watchCiStep } from '#services/procedures/push/steps/watch-ci.ts';

import { type GitHubServer, startGitHub } from '../../../../support/lab/github-server.ts';
import type { HostedRepository } from '../../../../support/lab/github/state.ts';
import { createRemote } from '../../../../support/lab/remote.ts';
import { until } from '../../../../support/lab/until.ts';
import { ReleasedTree } from '../../../../support/released-tree.ts';

interface Parts {
  readonly head: string;
  readonly hosted: HostedRepository;
  readonly server: GitHubServer;
}

const TAG = { name: 'v1.1.0', sign: false, message: '' };
const LIMITS = { everyMs: 5, beginMs: 30_000, endMs: 30_000 };

/** Watches while `meanwhile` happens on GitHub. */
async function watch(meanwhile: (parts: Parts) => Promise<unknown> | void, limits: Partial<typeof LIMITS> = {}) {
  await using tree = await ReleasedTree.of({ 'a.txt': 'a' });
  const remote = await createRemote(tree.lab, 'parcel.git');
  const head = await tree.repository.id('HEAD');
  const server = await startGitHub(tree.lab);
  const hosted = server.host('ana/parcel', remote);
  const secret = server.token();
  const credentials = { read: () => Promise.resolve(secret) };
  const githubReleases = realGitHubReleases({ credentials, baseUrl: server.origin, version: '1' });
  const params = {
    remote: { name: 'origin', url: 'https://github.com/ana/parcel', ref: 'refs/heads/main', was: null },
    tag: TAG,
    publishedByCi: true,
  } as unknown as PushParams;
  const commit = {
    id: 'commit',
    title: 'Commit',
    phase: 'git',
    probe: () => Promise.resolve({ state: 'absent' as const }),
    run: () => Promise.resolve({ result: { commit: head } }),
  };
  const step = watchCiStep({ githubReleases, clock: tree.world.clock }, params, { ...LIMITS, ...limits })!;
  const [run] = await Promise.all([tree.run(commit, step), meanwhile({ head, hosted, server })]);
  return { ...stepOf(run, 'watch-ci'), exit: run.exit };
}

const asked = ({ server }: Parts) => until(() => server.asked.length > 0, 'nobody asked');

test('waits for the run to begin and to end', async () => {
  const { state, summary } = await watch(async (parts) => {
    await asked(parts);
    parts.hosted.finishRun(parts.hosted.startRun('v1.1.0', parts.head), 'success');
  });
  expect([state, summary]).toEqual(['done', 'release ended well']);
});

test('a run that failed stops it with its address', async () => {
  const { error } = await watch(({ hosted, head }) => hosted.finishRun(hosted.startRun('v1.1.0', head), 'failure'));
  expect(error).toMatchObject({
    code: 'ci-failed',
    message: expect.stringMatching(/^release ended with failure: http/) as string,
  });
});

test('a run that was started again counts by its newest', async () => {
  const { state } = await watch(({ hosted, head }) => {
    hosted.finishRun(hosted.startRun('v1.1.0', head), 'failure');
    hosted.finishRun(hosted.startRun('v1.1.0', head), 'success');
  });
  expect(state).toBe('done');
});

test('no run at all, and a GitHub that does not answer, are never taken for published', async () => {
  const none = await watch(() => undefined, { beginMs: 20 });
  expect(none.error).toMatchObject({ code: 'ci-late', message: 'No CI run was started by v1.1.0.' });
  const unknown = await watch(({ server }) => server.faults.status('runs', 404), { beginMs: 20 });
  expect(unknown.error?.message).toMatch(/^What CI does with v1\.1\.0 is not known: /);
});
