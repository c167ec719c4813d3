import { mkdir, writeFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';

import { expect, test, type TestContext, vi } from 'vitest';

import { realShell } from '#services/adapters/shell.ts';
import { auditNode, outdatedNode } from '#services/procedures/audits/node.ts';

import { startFaultyRegistry } from '../../../support/lab/faulty-registry.ts';
import { Lab } from '../../../support/lab/lab.ts';
import { managersMissing, takeManagers } from '../../../support/lab/managers.ts';
import { writeNpmrc } from '../../../support/lab/npmrc.ts';
import { serveHttp } from '../../../support/net/listen.ts';
import { writePackage } from '../../../support/publishing.ts';

const missing = await managersMissing();
const LIMITS = { signal: new AbortController().signal, timeoutMs: 120_000 };
vi.setConfig({ testTimeout: 180_000 });

const WEAK = {
  id: 7,
  url: 'https://github.com/advisories/GHSA-lab',
  title: 'leaks',
  severity: 'high',
  vulnerable_versions: '<1.1.0',
};

/** A registry with two versions of a dependency, the older of which is weak, and a project that has that one installed. */
async function ready(lab: Lab, { skip }: Pick<TestContext, 'skip'>) {
  if (missing !== null) skip(missing);
  await takeManagers(lab, 'npm', 'pnpm', 'yarn');
  const registry = await startFaultyRegistry(lab);
  let advisories: { status: number; body: string } = { status: 200, body: JSON.stringify({ 'lab-dep': [WEAK] }) };
  // In front of the registry, because it has no advisories of its own.
  const front = await serveHttp((request, response) => {
    if (request.url?.startsWith('/-/npm/v1/security/') === true) {
      response.writeHead(advisories.status, { 'content-type': 'application/json' }).end(advisories.body);
      return;
    }
    void passOn(new URL(request.url ?? '/', registry.url), response);
  });
  lab.use(front);
  const token = registry.token('ana');
  await writeNpmrc(lab, registry.url, token);
  for (const version of ['1.0.0', '1.1.0']) {
    const { folder } = await writePackage(lab, { name: 'lab-dep', version }, `dep-${version}`);
    await lab.run('npm', ['publish'], { cwd: folder });
  }
  await writeNpmrc(lab, `${front.origin}/`, null);
  const folder = lab.at('app');
  await mkdir(folder);
  const manifest = { name: 'app', version: '1.0.0', private: true, dependencies: { 'lab-dep': '1.0.0' } };
  await writeFile(`${folder}/package.json`, JSON.stringify(manifest));
  await lab.run('npm', ['install'], { cwd: folder });
  const answer = (status: number, body: unknown) => (advisories = { status, body: JSON.stringify(body) });
  return { folder, front, answer, shell: realShell(lab.env), registry };
}

async function passOn(url: URL, response: ServerResponse): Promise<void> {
  const answer = await fetch(url);
  response.writeHead(answer.status, { 'content-type': 'application/json' });
  response.end(Buffer.from(await answer.arrayBuffer()));
}

const OUTDATED = [{ name: 'lab-dep', current: '1.0.0', latest: '1.1.0', gap: 'minor' }];

test('what is outdated and what is weak, as the real npm says it', async (ctx) => {
  await using lab = new Lab();
  const { folder, answer, shell } = await ready(lab, ctx);
  const project = { folder, manager: 'npm' as const };
  expect(await outdatedNode(shell, project, LIMITS)).toEqual({
    state: 'ran',
    tool: 'npm outdated',
    found: OUTDATED,
    notes: [],
  });
  expect(await auditNode(shell, project, LIMITS)).toMatchObject({
    state: 'ran',
    tool: 'npm audit',
    found: [{ id: 'GHSA-lab', severity: 'high', where: 'lab-dep <1.1.0', title: 'leaks', fix: 'lab-dep@1.1.0' }],
  });
  answer(200, {});
  expect(await auditNode(shell, project, LIMITS)).toEqual({ state: 'ran', tool: 'npm audit', found: [], notes: [] });
  answer(503, { error: 'down' });
  expect(await auditNode(shell, project, LIMITS)).toMatchObject({
    state: 'not-run',
    tool: 'npm audit',
    reason: expect.stringContaining('failed') as string,
  });
});

test('pnpm and yarn read the same', async (ctx) => {
  await using lab = new Lab();
  const { folder, shell } = await ready(lab, ctx);
  await lab.run('pnpm', ['install', '--ignore-scripts'], { cwd: folder });
  expect(await outdatedNode(shell, { folder, manager: 'pnpm' }, LIMITS)).toMatchObject({
    state: 'ran',
    found: OUTDATED,
  });
  await lab.run('yarn', ['install', '--ignore-scripts'], { cwd: folder });
  expect(await outdatedNode(shell, { folder, manager: 'yarn' }, LIMITS)).toMatchObject({
    state: 'ran',
    found: OUTDATED,
  });
  expect(await outdatedNode(shell, { folder, manager: 'yarn-berry' }, LIMITS)).toMatchObject({ state: 'not-run' });
});

test('what cannot be asked was not asked', async (ctx) => {
  await using lab = new Lab();
  const { folder, front, shell } = await ready(lab, ctx);
  await lab.run('yarn', ['install', '--ignore-scripts'], { cwd: folder });
  await front.close();
  // pnpm tries for a minute.
  for (const manager of ['npm', 'yarn'] as const) {
    const project = { folder, manager };
    const looked = await Promise.all([outdatedNode(shell, project, LIMITS), auditNode(shell, project, LIMITS)]);
    expect([manager, ...looked.map(({ state }) => state)]).toEqual([manager, 'not-run', 'not-run']);
  }
  const bare = realShell({ ...lab.env, PATH: lab.at('nowhere') });
  expect(await auditNode(bare, { folder, manager: 'pnpm' }, LIMITS)).toEqual({
    state: 'not-run',
    tool: 'pnpm audit',
    reason: 'pnpm is not on this machine',
  });
});
