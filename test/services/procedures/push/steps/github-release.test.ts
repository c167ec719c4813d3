import { expect, test } from 'vitest';

import { stepOf } from '#domain/procedure/run-state.ts';
import { realGitHubReleases } from '#services/adapters/github-releases.ts';
import type { Step } from '#services/procedures/engine/step.ts';
import { notesOf } from '#services/procedures/push/github/release.ts';
import type { PushParams } from '#services/procedures/push/params.ts';
import { githubDraftStep } from '#services/procedures/push/steps/github-draft.ts';
import { githubReleaseStep } from '#services/procedures/push/steps/github-release.ts';

import { type GitHubServer, startGitHub } from '../../../../support/lab/github-server.ts';
import type { HostedRepository } from '../../../../support/lab/github/state.ts';
import { createRemote } from '../../../../support/lab/remote.ts';
import { ReleasedTree } from '../../../../support/released-tree.ts';

const FILE = 'lab-parcel-1.1.0.tgz';
const step = (id: string, run: Step['run']): Step => ({
  id,
  title: id,
  phase: 'git',
  probe: () => Promise.resolve({ state: 'absent' }),
  run,
});

interface Parts {
  readonly tree: ReleasedTree;
  readonly hosted: HostedRepository;
  readonly server: GitHubServer;
}

/** Packs, drafts, pushes or fails to, and releases, as the server is prepared. */
async function release(prepare: (parts: Parts) => unknown, { push = true, token = true, latest = true } = {}) {
  await using tree = await ReleasedTree.of({ 'a.txt': 'a' });
  const remote = await createRemote(tree.lab, 'parcel.git');
  await tree.repository.git('push', '-q', remote.path, 'HEAD:refs/heads/main');
  const head = await tree.repository.id('HEAD');
  const server = await startGitHub(tree.lab);
  const hosted = server.host('ana/parcel', remote);
  await prepare({ tree, hosted, server });
  const secret = token ? server.token() : null;
  const credentials = { read: () => Promise.resolve(secret) };
  const world = { githubReleases: realGitHubReleases({ credentials, baseUrl: server.origin, version: '1' }) };
  const params = {
    remote: { name: 'origin', url: 'https://github.com/ana/parcel', ref: 'refs/heads/main', was: head },
    tag: { name: 'v1.1.0', sign: false, message: '' },
    next: '1.1.0',
    latest,
    changelog: { entry: '## [1.1.0] - 2026-01-05\n\n### Added\n\n- Tea.\n' },
    publish: [{ id: 'npm' }],
  } as unknown as PushParams;
  const pack = step('pack-npm', async (context) => {
    const folder = await tree.world.workspaces.open(context.folder);
    const path = `${context.folder}/${FILE}`;
    await folder.write(path, 'bytes');
    return { result: { files: [{ path, name: FILE, digests: [], version: '1.1.0', bytes: 5 }] } };
  });
  const drafts: unknown[] = [];
  const pushed = step('push', async () => {
    drafts.push(...hosted.releases.map(({ tag, body, draft }) => ({ tag, body, draft })));
    if (!push) throw new Error('refused');
    await tree.repository.git('tag', 'v1.1.0');
    await tree.repository.git('push', '-q', remote.path, 'v1.1.0');
  });
  const run = await tree.run(pack, githubDraftStep(world, params)!, pushed, githubReleaseStep(world, params)!);
  return { run, drafts, hosted, at: (id: string) => stepOf(run, id) };
}

test('drafted before the push, and public with what was packed after it', async () => {
  const { run, drafts, hosted, at } = await release(() => undefined);
  expect([run.state, run.error]).toEqual(['done', null]);
  expect(drafts).toEqual([{ tag: 'v1.1.0', body: '### Added\n\n- Tea.', draft: true }]);
  expect(hosted.releases).toMatchObject([{ tag: 'v1.1.0', draft: false, assets: [{ name: FILE }] }]);
  expect(at('github-release').summary).toMatch(/, 1 files$/);
});

test('a push that was refused leaves no draft behind', async () => {
  const { run, drafts, hosted } = await release(() => undefined, { push: false });
  expect([run.state, drafts.length, hosted.releases]).toEqual(['undone', 1, []]);
});

test('a draft that somebody prepared gets its own words back, and keeps its files', async () => {
  const mine = {
    id: 77,
    tag: 'v1.1.0',
    target: 'main',
    title: 'Tea',
    body: 'My own words.',
    draft: true,
    prerelease: false,
    assets: [],
  };
  const { run, hosted } = await release(({ hosted: { releases } }) => releases.push({ ...mine }), { push: false });
  expect([run.state, hosted.releases]).toMatchObject(['undone', [mine]]);
});

test('an upload whose answer was lost is not made twice', async () => {
  const { run, hosted } = await release(({ server }) => server.faults.dropAfter('upload-asset'));
  expect([run.state, hosted.releases[0]?.assets.length]).toEqual(['done', 1]);
});

test('a release that is public already is left alone', async () => {
  const theirs = { id: 77, tag: 'v1.1.0', target: 'main', title: 'x', body: 'x', draft: false, prerelease: false };
  const { run, hosted } = await release(({ hosted: { releases } }) => releases.push({ ...theirs, assets: [] }));
  expect([run.state, run.exit, hosted.releases]).toMatchObject(['undone', 7, [theirs]]);
});

test('without a token nothing is made there, and both steps say why', async () => {
  const { run, hosted, at } = await release(() => undefined, { token: false });
  expect([run.state, hosted.releases]).toEqual(['done', []]);
  for (const id of ['github-draft', 'github-release'])
    expect(at(id)).toMatchObject({ state: 'skipped', summary: expect.stringContaining('GITHUB_TOKEN') as string });
});

test('notes are the entry without its heading', () => {
  expect(notesOf('## 1.0.0\n\n- a\n')).toBe('- a');
  expect(notesOf('1.0.0\n=====\n\n- a\n')).toBe('- a');
  expect(notesOf('- a\n- b')).toBe('- a\n- b');
});
