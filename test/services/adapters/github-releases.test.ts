import { writeFile } from 'node:fs/promises';

import { expect, test } from 'vitest';

import { realGitHubReleases } from '#services/adapters/github-releases.ts';
import { emptyHosted, fakeGitHubReleases } from '#services/fakes/github-releases.ts';
import type { GitHubReleases } from '#services/ports/github-releases.ts';

import { createFixture } from '../../support/lab/fixture.ts';
import { startGitHub } from '../../support/lab/github-server.ts';
import { Lab } from '../../support/lab/lab.ts';
import { npmPackage } from '../../support/lab/projects.ts';

const { signal } = new AbortController();
const PLACE = { owner: 'ana', name: 'parcel' };
const WORDS = { tag: 'v1.1.0', title: '1.1.0', notes: '- a thing', prerelease: false };

/** A repository with a pushed tag, the server that hosts it, and the adapter. */
async function ready(lab: Lab, rights = { write: true }) {
  const fixture = await createFixture(lab, npmPackage());
  const server = await startGitHub(lab);
  const hosted = server.host('ana/parcel', fixture.remote);
  const credentials = { read: () => Promise.resolve(server.token(rights)) };
  const github = realGitHubReleases({ credentials, baseUrl: server.origin, version: '1' });
  const head = await fixture.repository.id('HEAD');
  await fixture.repository.tag('v1.1.0');
  await fixture.repository.git('push', '-q', 'origin', 'v1.1.0');
  await writeFile(lab.at('parcel.tgz'), 'bytes');
  return { ...fixture, server, hosted, github, head, draft: { ...WORDS, target: head } };
}

const file = (lab: Lab) => ({ path: lab.at('parcel.tgz'), name: 'parcel.tgz' });

test('a draft is made once, filled, published with its tag, and never taken away after that', async () => {
  await using lab = new Lab();
  const { github, draft, server } = await ready(lab);
  expect(await github.find(PLACE, 'v1.1.0', signal)).toBeNull();
  const made = await github.draft(PLACE, draft, signal);
  expect(made).toMatchObject({ tag: 'v1.1.0', draft: true, notes: '- a thing', assets: [] });
  expect(await github.draft(PLACE, { ...draft, notes: 'better' }, signal)).toMatchObject({
    id: made.id,
    notes: 'better',
  });
  expect(await github.find(PLACE, 'v1.1.0', signal)).toMatchObject({ id: made.id });

  const asset = await github.upload(PLACE, made.id, file(lab), signal);
  expect(asset).toMatchObject({ name: 'parcel.tgz', bytes: 5, complete: true });
  expect(await github.upload(PLACE, made.id, file(lab), signal)).toEqual(asset);
  expect(server.asked.filter(({ operation }) => operation === 'upload-asset')).toHaveLength(1);
  await writeFile(lab.at('parcel.tgz'), 'other bytes');
  await expect(github.upload(PLACE, made.id, file(lab), signal)).rejects.toMatchObject({ code: 'asset-differs' });

  expect(await github.publish(PLACE, made.id, true, signal)).toMatchObject({ draft: false });
  expect(await github.publish(PLACE, made.id, true, signal)).toMatchObject({ draft: false });
  expect(await github.describe(PLACE, made.id, { title: '1.1.0', notes: 'do not use' }, signal)).toMatchObject({
    notes: 'do not use',
  });
  await expect(github.discard(PLACE, made.id, signal)).rejects.toMatchObject({
    code: 'github-refused',
    exit: 'remoteConflict',
  });
  await expect(github.draft(PLACE, draft, signal)).rejects.toMatchObject({ code: 'github-refused' });
  expect(await github.find(PLACE, 'v1.1.0', signal)).toMatchObject({ draft: false });
});

test('what was done and not answered is found by asking again', async () => {
  await using lab = new Lab();
  const { github, draft, server, hosted } = await ready(lab);
  server.faults.dropAfter('create-release');
  await expect(github.draft(PLACE, draft, signal)).rejects.toMatchObject({ code: 'reset' });
  const made = await github.draft(PLACE, draft, signal);
  expect(hosted.releases).toHaveLength(1);
  server.faults.dropAfter('upload-asset');
  await expect(github.upload(PLACE, made.id, file(lab), signal)).rejects.toMatchObject({ code: 'reset' });
  expect(await github.upload(PLACE, made.id, file(lab), signal)).toMatchObject({ complete: true });
  server.faults.dropAfter('edit-release');
  await expect(github.publish(PLACE, made.id, false, signal)).rejects.toMatchObject({ code: 'reset' });
  expect(await github.find(PLACE, 'v1.1.0', signal)).toMatchObject({ draft: false });
});

test('a draft is taken away, and one that is gone is no failure', async () => {
  await using lab = new Lab();
  const { github, draft, hosted } = await ready(lab);
  const { id } = await github.draft(PLACE, draft, signal);
  await github.discard(PLACE, id, signal);
  await github.discard(PLACE, id, signal);
  expect(hosted.releases).toEqual([]);
});

test('a draft behind a hundred other releases is found', async () => {
  await using lab = new Lab();
  const { github, draft, hosted } = await ready(lab);
  await github.draft(PLACE, draft, signal);
  const [own] = hosted.releases;
  const others = Array.from({ length: 130 }, (_, at) => ({ ...own!, id: 1000 + at, tag: `v0.${at}.0` }));
  hosted.releases = [...others, own!];
  expect(await github.find(PLACE, 'v1.1.0', signal)).toMatchObject({ id: own?.id });
});

test('CI of a commit: statuses and check runs together, and none is none', async () => {
  await using lab = new Lab();
  const { github, hosted, head } = await ready(lab);
  const checks = () => github.checks(PLACE, head, signal);
  expect(await checks()).toEqual({ state: 'none', failed: [], pending: [], total: 0 });
  hosted.statuses.set(head, [{ context: 'lint', state: 'success' }]);
  expect(await checks()).toMatchObject({ state: 'success', total: 1 });
  hosted.checkRuns.set(head, [{ name: 'test', status: 'in_progress', conclusion: null }]);
  expect(await checks()).toMatchObject({ state: 'pending', pending: ['test'] });
  const many = Array.from(
    { length: 120 },
    (_, at) => ({ name: `t${at}`, status: 'completed', conclusion: 'success' }) as const,
  );
  hosted.checkRuns.set(head, [...many, { name: 'test', status: 'completed', conclusion: 'failure' }]);
  expect(await checks()).toMatchObject({ state: 'failure', failed: ['test'], total: 122 });
  await expect(github.checks(PLACE, '0'.repeat(40), signal)).rejects.toMatchObject({ code: 'github-refused' });
});

test('only runs that the tag started count', async () => {
  await using lab = new Lab();
  const { github, hosted, head } = await ready(lab);
  const runs = () => github.runsOfTag(PLACE, { name: 'v1.1.0', commit: head }, signal);
  hosted.startRun('main', head);
  expect(await runs()).toEqual([]);
  const id = hosted.startRun('v1.1.0', head);
  expect(await runs()).toMatchObject([{ id, state: 'running', conclusion: null }]);
  hosted.finishRun(id, 'success');
  expect(await runs()).toMatchObject([
    { id, state: 'success', url: expect.stringContaining('/actions/runs/') as string },
  ]);
  hosted.finishRun(id, 'cancelled');
  expect(await runs()).toMatchObject([{ state: 'failure', conclusion: 'cancelled' }]);
});

test('a protected branch is known, and its pull request opened once', async () => {
  await using lab = new Lab();
  const { github, hosted, repository } = await ready(lab);
  hosted.protected.add('main');
  expect(await github.isProtected(PLACE, 'main', signal)).toBe(true);
  expect(await github.isProtected(PLACE, 'nowhere', signal)).toBeNull();
  await repository.git('push', '-q', 'origin', 'HEAD:refs/heads/release/v1.1.0');
  expect(await github.isProtected(PLACE, 'release/v1.1.0', signal)).toBe(false);
  const pull = { head: 'release/v1.1.0', base: 'main', title: 'Release 1.1.0', body: '' };
  const opened = await github.pullRequest(PLACE, pull, signal);
  expect(await github.pullRequest(PLACE, pull, signal)).toEqual(opened);
  expect(hosted.pulls).toHaveLength(1);
});

test('a pull request is open, merged or closed, and what was merged stays merged', async () => {
  await using lab = new Lab();
  const { github, hosted, repository } = await ready(lab);
  const open = async (name: string) => {
    const head = await repository.commit(`chore: ${name}`, { [`${name}.txt`]: name });
    await repository.git('push', '-q', 'origin', `${head}:refs/heads/${name}`);
    return github.pullRequest(PLACE, { head: name, base: 'main', title: name, body: '' }, signal);
  };
  const one = await open('one');
  expect(await github.pull(PLACE, one.number, signal)).toEqual({ ...one, state: 'open', commit: null });
  const commit = await hosted.merge(one.number);
  const merged = { ...one, state: 'merged', commit };
  expect(await github.pull(PLACE, one.number, signal)).toEqual(merged);
  expect(await github.closePull(PLACE, one.number, signal)).toEqual(merged);
  const two = await open('two');
  const closed = { ...two, state: 'closed', commit: null };
  expect(await github.closePull(PLACE, two.number, signal)).toEqual(closed);
  expect(await github.closePull(PLACE, two.number, signal)).toEqual(closed);
  await expect(github.pull(PLACE, 4711, signal)).rejects.toMatchObject({ code: 'not-found' });
});

test('a token that may not write, a wrong one, none, and a name that is used up', async () => {
  await using lab = new Lab();
  const reader = await ready(lab, { write: false });
  await expect(reader.github.draft(PLACE, reader.draft, signal)).rejects.toMatchObject({
    code: 'forbidden',
    exit: 'credential',
  });
  const at = (token: string | null) =>
    realGitHubReleases({
      credentials: { read: () => Promise.resolve(token) },
      baseUrl: reader.server.origin,
      version: '1',
    });
  await expect(at('wrong').find(PLACE, 'v1.1.0', signal)).rejects.toMatchObject({ code: 'bad-credential' });
  await expect(at(null).find(PLACE, 'v1.1.0', signal)).rejects.toMatchObject({ code: 'no-credential' });
  expect(await at(null).ready()).toBe(false);

  const writer = at(reader.server.token());
  reader.hosted.burned.add('v1.1.0');
  const { id } = await writer.draft(PLACE, reader.draft, signal);
  await expect(writer.publish(PLACE, id, true, signal)).rejects.toMatchObject({
    code: 'github-refused',
    message: expect.stringContaining('tag_name already exists') as string,
  });
});

test('files go to no other host than GitHub', async () => {
  await using lab = new Lab();
  const { github, draft, server } = await ready(lab);
  const { id } = await github.draft(PLACE, draft, signal);
  const body = { id, tag_name: 'v1.1.0', draft: true, assets: [], upload_url: 'http://127.0.0.1:1/steal{?name,label}' };
  server.faults.plan('releases', { kind: 'status', status: 200, body }, 1);
  await expect(github.upload(PLACE, id, file(lab), signal)).rejects.toMatchObject({
    code: 'github-failed',
    message: expect.stringContaining('another host') as string,
  });
});

/** The life of a release, told in what the port answers. */
async function story(lab: Lab, github: GitHubReleases, head: string): Promise<unknown[]> {
  const draft = { ...WORDS, target: head };
  const said: unknown[] = [await github.ready(), await github.find(PLACE, 'v1.1.0', signal)];
  const { id } = await github.draft(PLACE, draft, signal);
  await github.discard(PLACE, id, signal);
  said.push(await github.find(PLACE, 'v1.1.0', signal));
  const again = await github.draft(PLACE, draft, signal);
  said.push(again.draft, again.tag, again.notes, (await github.draft(PLACE, draft, signal)).id === again.id);
  said.push((await github.upload(PLACE, again.id, file(lab), signal)).name);
  said.push((await github.publish(PLACE, again.id, true, signal)).draft);
  const code = (error: unknown): unknown => Reflect.get(Object(error) as object, 'code');
  said.push(
    await github.discard(PLACE, again.id, signal).catch(code),
    await github.draft(PLACE, draft, signal).catch(code),
  );
  said.push((await github.find(PLACE, 'v1.1.0', signal))?.assets.map(({ name }) => name));
  said.push(
    await github.checks(PLACE, head, signal),
    await github.runsOfTag(PLACE, { name: 'v1.1.0', commit: head }, signal),
  );
  said.push(await github.isProtected(PLACE, 'main', signal));
  const pull = { head: 'main', base: 'main', title: 't', body: '' };
  said.push(await github.findPull(PLACE, pull, signal));
  said.push(
    (await github.pullRequest(PLACE, pull, signal)).number === (await github.pullRequest(PLACE, pull, signal)).number,
  );
  const { number } = await github.pullRequest(PLACE, pull, signal);
  for (const how of ['pull', 'closePull', 'closePull'] as const) {
    const { state, commit } = await github[how](PLACE, number, signal);
    said.push(state, commit);
  }
  said.push((await github.pullRequest(PLACE, pull, signal)).number > number);
  said.push(await github.pull(PLACE, 4711, signal).catch(code));
  return said;
}

test('the made-up GitHub tells the same story as the real adapter', async () => {
  await using lab = new Lab();
  const { github, head } = await ready(lab);
  const told = await story(lab, fakeGitHubReleases(emptyHosted()), head);
  expect(told).toEqual(await story(lab, github, head));
  expect(told).toContain('github-refused');
});
