import { expect, test } from 'vitest';

import { realFiles } from '#services/adapters/files.ts';
import { realGit } from '#services/adapters/git/git.ts';
import { realShell } from '#services/adapters/shell.ts';
import type { Discovery, ProbeContext } from '#services/checks/check.ts';
import api from '#services/checks/github-api.ts';
import project from '#services/checks/github-project.ts';
import type { GitHub } from '#services/ports/github.ts';
import type { World } from '#services/ports/world.ts';

import { GitLab } from '../../support/git/lab.ts';
import { type GitHubAnswer, gitHubAt, rateLimitBody, repositoryBody } from '../../support/github.ts';

const { signal } = new AbortController();
const NOW = 1_800_000_000_000;

function worldWith(github: GitHub): World {
  const clock = { now: () => NOW };
  return { github, clock, git: realGit(realShell()), files: realFiles() } as unknown as World;
}

async function lookAtApi(answer: GitHubAnswer, token: string | null = 'ghp_canary') {
  await using server = await gitHubAt(() => answer, token);
  const context = { world: worldWith(server.github), signal, thresholds: api.thresholds, previous: null };
  return await api.probe({}, context as unknown as ProbeContext);
}

async function lookAtProject(path: string, answer: GitHubAnswer) {
  await using server = await gitHubAt(() => answer);
  const verdict = await project.probe({ project: 'a', path }, {
    world: worldWith(server.github),
    signal,
  } as ProbeContext);
  return { verdict, asked: server.asked };
}

const body = (remaining: number) => rateLimitBody([5000, 5000], [5000, remaining], NOW / 1000 + 700);
const ends = (days: number) => ({
  'github-authentication-token-expiration': `${new Date(NOW + days * 86_400_000 + 1000).toISOString().slice(0, 19).replace('T', ' ')} UTC`,
});

test('the account is ok while calls are left', async () => {
  const verdict = await lookAtApi({ body: body(4500), headers: ends(15) });
  expect(verdict).toMatchObject({ status: 'ok', summary: '4,500 of 5,000 calls left', value: 90, unit: '%' });
  expect(verdict.metrics).toContainEqual({ name: 'remaining', value: 4500, unit: null });
});

test('it warns when few are left, when none is, and before the token ends', async () => {
  expect(await lookAtApi({ body: body(400) })).toMatchObject({
    status: 'warning',
    summary: '400 of 5,000 calls left, again in 12 min',
  });
  expect(await lookAtApi({ status: 403, headers: { 'x-ratelimit-remaining': '0' } })).toMatchObject({
    status: 'warning',
  });
  expect(await lookAtApi({ body: body(4500), headers: ends(12) })).toMatchObject({
    status: 'warning',
    summary: 'token ends in 12 d, 4,500 of 5,000 calls left',
  });
});

test('it is critical when the token is not accepted', async () => {
  const verdict = await lookAtApi({ status: 401, body: { message: 'Bad credentials' } });
  expect(verdict).toMatchObject({ status: 'critical', data: { error: 'bad-credential' } });
});

test('it is unknown when GitHub fails, and counts for nothing without a credential', async () => {
  expect(await lookAtApi({ status: 503 })).toMatchObject({ status: 'unknown', data: { error: 'github-failed' } });
  const without = await lookAtApi({}, null);
  expect(without).toMatchObject({ status: 'unknown', summary: 'no credential', data: { excluded: true } });
  expect(without.hint).toContain('cpm-console cred add github/main');
});

test('a project is judged by the CI of what was pushed, not of what is only here', async () => {
  using lab = new GitLab();
  const path = lab.cloned('a');
  const pushed = lab.git('a', 'rev-parse', 'HEAD').trim();
  lab.commit('a');
  lab.git('a', 'remote', 'add', 'hub', 'git@github.com:ana-dev/api.git');
  const good = await lookAtProject(path, { body: repositoryBody('SUCCESS', 1, 3) });
  expect(good.verdict).toMatchObject({ status: 'ok', summary: 'CI passed, 1 pull request, 3 issues' });
  expect(good.verdict.data).toMatchObject({
    ci: 'success',
    openPullRequests: 1,
    repository: 'ana-dev/api',
    commit: pushed,
  });
  expect(JSON.parse(good.asked[0]?.body ?? '')).toMatchObject({
    variables: { owner: 'ana-dev', name: 'api', commit: pushed },
  });
  const { verdict } = await lookAtProject(path, { body: repositoryBody('FAILURE') });
  expect(verdict).toMatchObject({ status: 'warning', summary: 'CI failed, 0 pull requests, 0 issues' });
  expect((await lookAtProject(path, { status: 403 })).verdict.status).toBe('critical');
  const missing = { data: { repository: null }, errors: [{ type: 'NOT_FOUND', message: 'no' }] };
  expect((await lookAtProject(path, { body: missing })).verdict).toMatchObject({
    status: 'unknown',
    data: { error: 'not-found' },
  });
});

test('a project elsewhere, without commits or broken asks GitHub nothing', async () => {
  using lab = new GitLab();
  const path = lab.cloned('a');
  const elsewhere = await lookAtProject(path, {});
  expect(elsewhere).toMatchObject({ verdict: { status: 'unknown', data: { error: 'no-github-remote' } }, asked: [] });
  lab.init('b');
  lab.git('b', 'remote', 'add', 'origin', 'https://github.com/ana/b');
  expect(await lookAtProject(lab.at('b'), {})).toMatchObject({ verdict: { data: { error: 'no-commits' } }, asked: [] });
  expect(await lookAtProject(lab.at('gone'), {})).toMatchObject({ verdict: { status: 'unknown' }, asked: [] });
});

test('only projects on GitHub are found, and none without a credential', async () => {
  using lab = new GitLab();
  lab.init('hub');
  lab.git('hub', 'remote', 'add', 'origin', 'https://github.com/ana/hub');
  lab.cloned('else');
  const projects = ['hub', 'else', 'gone'].map((id) => ({ id, path: lab.at(id) }));
  const found = async (token: string | null) => {
    await using server = await gitHubAt(() => ({}), token);
    const discovery = { world: worldWith(server.github), projects, signal } as unknown as Discovery;
    return await project.discover?.(discovery);
  };
  expect(await found(null)).toEqual([]);
  expect((await found('t'))?.map(({ id, dependsOn }) => [id, dependsOn])).toEqual([
    ['github:hub', ['github-api:github.com']],
  ]);
});
