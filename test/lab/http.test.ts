import { expect, test } from 'vitest';

import { createFixture } from '../support/lab/fixture.ts';
import { startHttp } from '../support/lab/http.ts';
import { Lab } from '../support/lab/lab.ts';
import { npmPackage } from '../support/lab/projects.ts';

async function ready(lab: Lab) {
  const fixture = await createFixture(lab, npmPackage());
  const http = await startHttp(lab);
  const url = http.url(fixture.remote);
  await fixture.repository.git('remote', 'set-url', 'origin', url);
  return { ...fixture, http, as: (user: string) => url.replace('://', `://${user}@`) };
}

test('git pushes and fetches through the real http backend', async () => {
  await using lab = new Lab();
  const { repository, remote, http } = await ready(lab);
  const commit = await repository.commit('feat: more', { 'big.txt': 'x'.repeat(2 ** 21) });
  await repository.tag('v1.1.0');
  await repository.git('push', '--atomic', 'origin', 'main', 'v1.1.0');
  expect(await remote.id('main')).toBe(commit);
  const theirs = await (await remote.colleague()).pushCommit();
  await repository.git('fetch', '-q');
  expect(await repository.id('origin/main')).toBe(theirs);
  await remote.refuse('tag');
  await repository.tag('v1.2.0');
  const { stderr } = await repository.tryGit('push', 'origin', 'v1.2.0');
  expect(stderr).toContain('this server takes no tag');
  expect(new Set(http.asked.map(({ operation }) => operation))).toEqual(new Set(['look', 'fetch', 'push']));
});

test('who has no password is asked for one, and who may only read cannot push', async () => {
  await using lab = new Lab();
  const { repository, http, as } = await ready(lab);
  http.users.set('ana', 'secret').set('reader', 'secret');
  http.readers.add('reader');
  expect((await repository.tryGit('push', 'origin', 'main')).stderr).toContain('could not read Username');
  expect((await repository.tryGit('push', as('ana:wrong'), 'main')).stderr).toContain('Authentication failed');
  expect((await repository.tryGit('ls-remote', as('reader:secret'))).code).toBe(0);
  expect((await repository.tryGit('push', as('reader:secret'), 'main')).stderr).toContain('403');
  expect((await repository.tryGit('push', as('ana:secret'), 'main')).code).toBe(0);
  expect(JSON.stringify(http.asked)).not.toContain(Buffer.from('ana:secret').toString('base64'));
});

test.for([403, 500])('status %i looks to git as it does elsewhere', async (status) => {
  await using lab = new Lab();
  const { repository, http } = await ready(lab);
  http.faults.status('look', status, 1);
  expect((await repository.tryGit('ls-remote', 'origin')).stderr).toContain(`${status}`);
  expect((await repository.tryGit('ls-remote', 'origin')).code).toBe(0);
});

test('a push that arrived and whose answer was lost looks failed, and is there', async () => {
  await using lab = new Lab();
  const { repository, remote, http } = await ready(lab);
  const commit = await repository.commit('feat: more');
  http.faults.dropAfter('push');
  expect((await repository.tryGit('push', 'origin', 'main')).code).not.toBe(0);
  expect(await remote.id('main')).toBe(commit);
});

test('a push can be held on its way', async () => {
  await using lab = new Lab();
  const { repository, remote, http } = await ready(lab);
  await repository.commit('feat: more');
  const held = http.faults.hold('push');
  const pushing = repository.tryGit('push', 'origin', 'main');
  await held.reached;
  const theirs = await (await remote.colleague()).pushCommit();
  held.open();
  expect(await pushing).toMatchObject({ code: 1 });
  expect(await remote.id('main')).toBe(theirs);
});
