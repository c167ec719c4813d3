import { expect, test } from 'vitest';

import { stepOf } from '#domain/procedure/run-state.ts';
import { realGitHubReleases } from '#services/adapters/github-releases.ts';
import { validateCiStep } from '#services/procedures/push/steps/validate-ci.ts';

import { type GitHubServer, startGitHub } from '../../../../support/lab/github-server.ts';
import type { HostedRepository } from '../../../../support/lab/github/state.ts';
import { createRemote } from '../../../../support/lab/remote.ts';
import { ReleasedTree } from '../../../../support/released-tree.ts';

const REMOTE = { name: 'origin', url: 'git@github.com:ana/parcel.git', ref: 'refs/heads/main' };

/** What the step says of the commit, once the server is as a test wants it. */
async function look(
  prepare: (parts: { head: string; hosted: HostedRepository; server: GitHubServer }) => void,
  { pushed = true, token = true } = {},
) {
  await using tree = await ReleasedTree.of({ 'a.txt': 'a' });
  const remote = await createRemote(tree.lab, 'parcel.git');
  if (pushed) await tree.repository.git('push', '-q', remote.path, 'HEAD:refs/heads/main');
  const head = await tree.repository.id('HEAD');
  const server = await startGitHub(tree.lab);
  prepare({ head, hosted: server.host('ana/parcel', remote), server });
  const secret = token ? server.token() : null;
  const githubReleases = realGitHubReleases({
    credentials: { read: () => Promise.resolve(secret) },
    baseUrl: server.origin,
    version: '1',
  });
  const step = validateCiStep({ githubReleases }, { base: head, remote: { ...REMOTE, was: pushed ? head : null } });
  const run = await tree.run(step!);
  const { state, summary } = stepOf(run, 'validate-ci');
  return { state, summary, error: run.error, exit: run.exit, notes: tree.notes, asked: server.asked.length };
}

const ended = (name: string, conclusion: 'success' | 'failure') => ({ name, conclusion, status: 'completed' as const });

test('red CI refuses and names what failed', async () => {
  const { error, exit } = await look(({ head, hosted }) =>
    hosted.checkRuns.set(head, [ended('lint', 'success'), ended('unit', 'failure')]),
  );
  expect(exit).toBe(4);
  expect(error).toMatchObject({ code: 'ci-red', message: expect.stringMatching(/failed: unit\.$/) as string });
  expect(error?.hint).toContain('skip the step "validate-ci" with a reason');
});

test('green CI is told with how many said so', async () => {
  const { state, summary, notes } = await look(({ head, hosted }) => {
    hosted.checkRuns.set(head, [ended('lint', 'success')]);
    hosted.statuses.set(head, [{ context: 'build', state: 'success' }]);
  });
  expect([state, summary, notes]).toEqual(['done', expect.stringMatching(/^CI is green: 2 checks of /), []]);
});

test('CI that has not ended warns, and so does none at all', async () => {
  const pending = await look(({ head, hosted }) =>
    hosted.checkRuns.set(head, [{ name: 'unit', status: 'in_progress', conclusion: null }]),
  );
  expect([pending.state, pending.notes]).toEqual(['done', [expect.stringMatching(/^warning: .* not ended: unit$/)]]);
  const none = await look(() => undefined);
  expect([none.state, none.notes]).toEqual(['done', [expect.stringMatching(/^warning: no CI reports about /)]]);
});

test('a GitHub that does not answer is never taken for green', async () => {
  const { state, notes } = await look(({ server }) => server.faults.status('any', 404));
  expect([state, notes]).toEqual(['done', [expect.stringMatching(/^warning: CI of \w+ is not known: /)]]);
});

test('a commit that is only here is said to be unknown there', async () => {
  const { notes } = await look(() => undefined, { pushed: false });
  expect(notes).toEqual([expect.stringMatching(/^warning: \w+ is not on GitHub yet, so no CI ran on it$/)]);
});

test('without a token nothing is asked, and the step says why; elsewhere than on GitHub there is none', async () => {
  const { state, summary, asked } = await look(() => undefined, { token: false });
  expect([state, summary, asked]).toEqual(['skipped', expect.stringContaining('no GITHUB_TOKEN'), 0]);
  await using tree = await ReleasedTree.of({ 'a.txt': 'a' });
  expect(validateCiStep(tree.world, { base: 'a', remote: { ...REMOTE, url: '/srv/a.git', was: null } })).toBeNull();
});
