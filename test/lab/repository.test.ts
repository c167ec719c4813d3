import { expect, test } from 'vitest';

import { createBigFixture } from '../support/lab/big-history.ts';
import { createFixture } from '../support/lab/fixture.ts';
import { Lab } from '../support/lab/lab.ts';
import { npmPackage } from '../support/lab/projects.ts';
import { like } from '../support/like.ts';

test('the same story has the same hashes, and nothing of it is left', async () => {
  const story = async () => {
    await using lab = new Lab();
    const { repository, remote } = await createFixture(lab, npmPackage());
    const colleague = await remote.colleague();
    await colleague.pushTag('v1.1.0', { unreachable: true });
    return { refs: await remote.refs(), mine: await repository.refs(), path: lab.path };
  };
  const [first, second] = [await story(), await story()];
  expect(first.refs).toEqual(second.refs);
  expect(Object.keys(first.refs)).toEqual(['refs/heads/main', 'refs/tags/v1.0.0', 'refs/tags/v1.1.0']);
  expect(first.mine['refs/heads/main']).toBe(first.refs['refs/heads/main']);
  await expect(import('node:fs/promises').then(({ stat }) => stat(first.path))).rejects.toThrow('ENOENT');
});

test('a fetch does not bring the tag that a colleague put on a commit of no branch', async () => {
  await using lab = new Lab();
  const { repository, remote } = await createFixture(lab, npmPackage());
  const colleague = await remote.colleague();
  const { tag, commit } = await colleague.pushTag('v1.1.0', { unreachable: true });
  const commits = [await colleague.pushCommit(), await colleague.pushCommit()];

  await repository.git('fetch', '-q');
  expect(await repository.refs()).not.toHaveProperty('refs/tags/v1.1.0');
  expect(await repository.git('ls-remote', 'origin', 'v1.1.0*')).toBe(
    `${tag}\trefs/tags/v1.1.0\n${commit}\trefs/tags/v1.1.0^{}`,
  );
  expect(await repository.id('origin/main')).toBe(commits[1]);
  expect(await repository.git('log', '-1', '--format=%an', commits[1]!)).toBe('colleague');
});

test.for(['branch', 'tag', 'both'] as const)('a server refuses %s and a plain push lands the rest', async (what) => {
  await using lab = new Lab();
  const { repository, remote } = await createFixture(lab, npmPackage());
  await remote.refuse(what);
  const commit = await repository.commit('feat: more');
  await repository.tag('v1.1.0');
  const before = await remote.refs();
  const atomic = await repository.tryGit('push', '--atomic', 'origin', 'main', 'v1.1.0');
  expect(atomic).toMatchObject({ code: 1, stderr: like(`this server takes no ${what}`) });
  expect(await remote.refs()).toEqual(before);

  await repository.tryGit('push', 'origin', 'main', 'v1.1.0');
  const refs = await remote.refs();
  expect(refs['refs/heads/main'] === commit).toBe(what === 'tag');
  expect('refs/tags/v1.1.0' in refs).toBe(what === 'branch');
  await (await remote.colleague()).pushCommit();
  await remote.accept();
});

test('a protected branch takes tags only, until the server accepts again', async () => {
  await using lab = new Lab();
  const { repository, remote } = await createFixture(lab, npmPackage());
  await remote.protect();
  await repository.commit('feat: more');
  const refused = await repository.tryGit('push', 'origin', 'main');
  expect(refused.stderr).toContain('GH006');
  await repository.git('push', '-q', 'origin', 'HEAD:refs/heads/other');
  await remote.accept();
  await repository.git('push', '-q', 'origin', 'main');
});

test('a push waits in a hook of the server while a colleague goes on', async () => {
  await using lab = new Lab();
  const { repository, remote } = await createFixture(lab, npmPackage());
  const gate = await remote.hold();
  await repository.commit('feat: more');
  const pushing = repository.tryGit('push', 'origin', 'main');
  await gate.reached();
  const theirs = await (await remote.colleague()).pushCommit();
  await gate.open();
  expect(await pushing).toMatchObject({ code: 1 });
  expect(await remote.id('main')).toBe(theirs);
});

test('a hook that nobody lets go on ends with the lab', async () => {
  const lab = new Lab();
  const { repository, remote } = await createFixture(lab, npmPackage());
  const gate = await remote.hold();
  await repository.commit('feat: more');
  const pushing = repository.tryGit('push', 'origin', 'main');
  await gate.reached();
  await lab[Symbol.asyncDispose]();
  expect((await pushing).code).not.toBe(0);
});

test('the repository to measure on has the size it says', async () => {
  await using lab = new Lab();
  const { repository, remote } = await createBigFixture(lab, { commits: 120, tags: 8, sinceTag: 40 });
  expect(await repository.git('rev-list', '--count', 'HEAD')).toBe('120');
  expect(await repository.git('describe')).toMatch(/^v1\.8\.0-40-g/);
  expect((await repository.git('tag')).split('\n')).toHaveLength(8);
  expect(await repository.git('show', 'HEAD:package.json')).toContain('"version": "1.8.0"');
  expect(await repository.git('status', '--porcelain', '--branch')).toBe('## main...origin/main');
  expect(await remote.id('main')).toBe(await repository.id('HEAD'));
});
