import { Octokit } from 'octokit';
import { expect, test } from 'vitest';

import { realGitHub } from '#services/adapters/github.ts';

import { createFixture } from '../support/lab/fixture.ts';
import { startGitHub } from '../support/lab/github-server.ts';
import { Lab } from '../support/lab/lab.ts';
import { npmPackage } from '../support/lab/projects.ts';

const OWN = { owner: 'ana', repo: 'parcel' };
const silent = () => undefined;

async function ready(lab: Lab, rights = { write: true }) {
  const fixture = await createFixture(lab, npmPackage());
  const server = await startGitHub(lab);
  const hosted = server.host('ana/parcel', fixture.remote);
  const token = server.token(rights);
  const { rest } = new Octokit({
    auth: token,
    baseUrl: server.origin,
    retry: { enabled: false },
    throttle: { enabled: false },
    log: { debug: silent, info: silent, warn: silent, error: silent },
  });
  return { ...fixture, server, hosted, token, rest, head: await fixture.repository.id('HEAD') };
}

const failing = (status: number) => expect.objectContaining({ status }) as Error;

test('a draft is seen by its id only, and published with its files on the tag that was pushed', async () => {
  await using lab = new Lab();
  const { repository, remote, rest } = await ready(lab);
  const { data: draft } = await rest.repos.createRelease({ ...OWN, tag_name: 'v1.1.0', name: '1.1.0', draft: true });
  expect(await remote.refs()).not.toHaveProperty('refs/tags/v1.1.0');
  await expect(rest.repos.getReleaseByTag({ ...OWN, tag: 'v1.1.0' })).rejects.toEqual(failing(404));
  const asset = { ...OWN, release_id: draft.id, name: 'parcel.tgz', data: 'bytes' };
  await rest.repos.uploadReleaseAsset({ ...asset, url: draft.upload_url });
  await expect(rest.repos.uploadReleaseAsset({ ...asset, url: draft.upload_url })).rejects.toEqual(failing(422));

  const tag = await repository.tag('v1.1.0');
  await repository.git('push', '-q', 'origin', 'v1.1.0');
  await rest.repos.updateRelease({ ...OWN, release_id: draft.id, draft: false });
  const { data } = await rest.repos.getReleaseByTag({ ...OWN, tag: 'v1.1.0' });
  expect(data).toMatchObject({ id: draft.id, draft: false, assets: [{ name: 'parcel.tgz', size: 5 }] });
  expect((await remote.refs())['refs/tags/v1.1.0']).toBe(tag);
  const again = rest.repos.createRelease({ ...OWN, tag_name: 'v1.1.0' });
  await expect(again).rejects.toMatchObject({
    status: 422,
    message: expect.stringContaining('already_exists') as string,
  });
});

test('publishing without a tag makes one, as GitHub does', async () => {
  await using lab = new Lab();
  const { remote, rest, head } = await ready(lab);
  const { data } = await rest.repos.createRelease({ ...OWN, tag_name: 'v9.9.9', target_commitish: 'main' });
  expect((await remote.refs())['refs/tags/v9.9.9']).toBe(head);
  await rest.repos.deleteRelease({ ...OWN, release_id: data.id });
  expect((await rest.repos.listReleases(OWN)).data).toEqual([]);
  expect(await remote.refs()).toHaveProperty('refs/tags/v9.9.9');
});

test('an immutable release keeps its files, and its tag name is used up', async () => {
  await using lab = new Lab();
  const { hosted, rest } = await ready(lab);
  hosted.immutable = true;
  const { data } = await rest.repos.createRelease({ ...OWN, tag_name: 'v1.0.0' });
  const upload = rest.repos.uploadReleaseAsset({
    ...OWN,
    release_id: data.id,
    name: 'x',
    data: 'x',
    url: data.upload_url,
  });
  await expect(upload).rejects.toEqual(failing(422));
  await rest.repos.deleteRelease({ ...OWN, release_id: data.id });
  await expect(rest.repos.createRelease({ ...OWN, tag_name: 'v1.0.0' })).rejects.toEqual(failing(422));
});

test('checks of a commit and the run of a tag are told as they are', async () => {
  await using lab = new Lab();
  const { hosted, rest, head, server, token } = await ready(lab);
  expect((await rest.repos.getCombinedStatusForRef({ ...OWN, ref: 'main' })).data).toMatchObject({
    state: 'pending',
    total_count: 0,
  });
  hosted.statuses.set(head, [{ context: 'ci', state: 'failure' }]);
  hosted.checkRuns.set(head, [{ name: 'test', status: 'in_progress', conclusion: null }]);
  expect((await rest.repos.getCombinedStatusForRef({ ...OWN, ref: head })).data).toMatchObject({
    state: 'failure',
    sha: head,
  });
  expect((await rest.checks.listForRef({ ...OWN, ref: head })).data).toMatchObject({
    total_count: 1,
    check_runs: [{ name: 'test' }],
  });
  const github = realGitHub({
    credentials: { read: () => Promise.resolve(token) },
    baseUrl: server.origin,
    version: '0',
  });
  const seen = await github.repository('ana', 'parcel', head, AbortSignal.timeout(10_000));
  expect(seen).toEqual({ ci: 'failure', openPullRequests: 0, openIssues: 0 });

  const id = hosted.startRun('v1.0.0', head);
  hosted.startRun('main', head, 'test');
  const runs = await rest.actions.listWorkflowRunsForRepo({ ...OWN, head_sha: head, branch: 'v1.0.0', event: 'push' });
  expect(runs.data).toMatchObject({ total_count: 1, workflow_runs: [{ id, status: 'in_progress', conclusion: null }] });
  hosted.finishRun(id, 'success');
  expect((await rest.actions.getWorkflowRun({ ...OWN, run_id: id })).data).toMatchObject({ conclusion: 'success' });
});

test('a pull request needs its branch, and long lists come in pages', async () => {
  await using lab = new Lab();
  const { repository, rest, hosted, remote } = await ready(lab);
  const pull = { ...OWN, title: 'chore(release): 1.1.0', head: 'release/v1.1.0', base: 'main' };
  await expect(rest.pulls.create(pull)).rejects.toEqual(failing(422));
  await repository.git('push', '-q', 'origin', 'HEAD:refs/heads/release/v1.1.0');
  expect((await rest.pulls.create(pull)).data).toMatchObject({ state: 'open', head: { ref: 'release/v1.1.0' } });
  expect(await remote.refs()).toHaveProperty('refs/heads/release/v1.1.0');
  hosted.protected.add('main');
  expect((await rest.repos.getBranch({ ...OWN, branch: 'main' })).data.protected).toBe(true);
  for (let number = 0; number < 5; number++)
    await rest.repos.createRelease({ ...OWN, tag_name: `v2.${number}.0`, draft: true });
  const first = await rest.repos.listReleases({ ...OWN, per_page: 2 });
  expect(first.data).toHaveLength(2);
  expect(first.headers.link).toContain('page=2>; rel="next"');
});

test('who may only read, or nobody knows, is refused; faults come as planned', async () => {
  await using lab = new Lab();
  const { rest, server } = await ready(lab, { write: false });
  await expect(rest.repos.createRelease({ ...OWN, tag_name: 'v1.1.0' })).rejects.toEqual(failing(403));
  const stranger = await fetch(`${server.origin}/repos/ana/parcel`, { headers: { authorization: 'Bearer x' } });
  expect(stranger.status).toBe(401);
  await expect(rest.repos.get({ ...OWN, repo: 'other' })).rejects.toEqual(failing(404));
  server.faults.status('repository', 500, 1);
  await expect(rest.repos.get(OWN)).rejects.toEqual(failing(500));
  expect((await rest.users.getAuthenticated()).data.login).toBe('ana');
  expect(JSON.stringify(server.asked)).not.toContain('ghp_lab');
});
