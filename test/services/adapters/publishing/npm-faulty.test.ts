import { mkdir, writeFile } from 'node:fs/promises';

import { expect, test, type TestContext, vi } from 'vitest';

import { type FaultyRegistry, startFaultyRegistry } from '../../../support/lab/faulty-registry.ts';
import { Lab } from '../../../support/lab/lab.ts';
import { managersMissing, takeManagers } from '../../../support/lab/managers.ts';
import { writeNpmrc } from '../../../support/lab/npmrc.ts';
import { LIMITS, publishers, publishWork, writePackage } from '../../../support/publishing.ts';

const missing = await managersMissing();
const { signal } = LIMITS;
// Each program that is started costs a second, and ten on a busy machine.
vi.setConfig({ testTimeout: 180_000 });

/** A registry that can fail, a packed package and the adapters, all in a lab. */
async function ready(lab: Lab, { skip }: Pick<TestContext, 'skip'>) {
  if (missing !== null) skip(missing);
  await takeManagers(lab, 'npm');
  const registry = await startFaultyRegistry(lab);
  await writeNpmrc(lab, registry.url, registry.token('ana'));
  const place = await writePackage(lab, { name: '@ana/api', version: '1.0.0' });
  const parts = publishers(lab);
  const artifact = await parts.npm.pack({ folder: place.folder, manager: 'npm', out: lab.at('out') }, LIMITS);
  return { registry, place, artifact, ...parts, work: publishWork(lab, place, artifact) };
}

const puts = (registry: FaultyRegistry) => registry.asked.filter(({ operation }) => operation === 'publish').length;

test('accepted, then the connection is lost: the registry has it, so it is published', async (ctx) => {
  await using lab = new Lab();
  const { registry, npm, work } = await ready(lab, ctx);
  registry.faults.dropAfter('publish');
  expect(await npm.publish(work, LIMITS)).toMatchObject({
    outcome: 'found',
    evidence: expect.stringContaining('exactly our bytes') as string,
  });
  expect(puts(registry)).toBe(1);
});

test('lost before it was accepted: looked up several times, and only then called not published', async (ctx) => {
  await using lab = new Lab();
  const { registry, npm, work } = await ready(lab, ctx);
  registry.faults.plan('publish', { kind: 'drop', when: 'before' }, 1);
  await expect(npm.publish(work, LIMITS)).rejects.toMatchObject({ code: 'publish-failed' });
  expect(
    registry.asked.filter(({ operation, path }) => operation === 'read' && path.includes('write=true')),
  ).toHaveLength(4);
  expect(await npm.publish(work, LIMITS)).toMatchObject({ outcome: 'done' });
});

test('on its way, stopped, and the registry cannot be asked: unknown until it can, and then it is there', async (ctx) => {
  await using lab = new Lab();
  const { registry, npm, work, place, artifact } = await ready(lab, ctx);
  const held = registry.faults.hold('publish');
  const stop = new AbortController();
  const publish = npm.publish(work, { ...LIMITS, signal: stop.signal });
  const outcome = publish.catch((error: unknown) => error);
  await held.reached;
  registry.faults.status('read', 503);
  stop.abort();
  expect(await outcome).toMatchObject({ code: 'outcome-unknown', exit: 'partlyDone' });
  held.open();
  await expect.poll(() => puts(registry)).toBe(1);
  await expect(npm.settled(place, artifact, signal)).rejects.toMatchObject({ code: 'registry-failed' });
  registry.faults.heal();
  expect(await npm.settled(place, artifact, signal)).toEqual({ state: 'ours' });
});

const USED = { error: 'You cannot publish over the previously published versions: 1.0.0.' };

test('refusals are told apart, and after each the registry has nothing', async (ctx) => {
  await using lab = new Lab();
  const { registry, npm, work, place, artifact } = await ready(lab, ctx);
  for (const [status, body, code, exit] of [
    [500, {}, 'publish-failed', 'unexpected'],
    [401, {}, 'bad-credential', 'credential'],
    [403, {}, 'forbidden', 'credential'],
    [403, USED, 'version-taken', 'remoteConflict'],
    [404, { error: 'Scope not found' }, 'forbidden', 'credential'],
    [409, {}, 'version-taken', 'remoteConflict'],
    [429, {}, 'throttled', 'unexpected'],
  ] as const) {
    registry.faults.plan('publish', { kind: 'status', status, body }, 1);
    const failed = { code, exit, hint: expect.any(String) as string };
    await expect(npm.publish(work, LIMITS), `HTTP ${status}`).rejects.toMatchObject(failed);
  }
  expect(await npm.settled(place, artifact, signal)).toEqual({ state: 'absent' });
});

test('a one-time password is asked for, goes along unseen, and a wrong one is asked for again', async (ctx) => {
  await using lab = new Lab();
  const { registry, npm, work, ran } = await ready(lab, ctx);
  registry.accounts.otp = '123456';
  await expect(npm.publish(work, LIMITS)).rejects.toMatchObject({ code: 'otp-required', exit: 'credential' });
  await expect(npm.publish({ ...work, otp: '000000' }, LIMITS)).rejects.toMatchObject({ code: 'otp-required' });
  expect(await npm.publish({ ...work, otp: '123456' }, LIMITS)).toMatchObject({ outcome: 'done' });
  expect(JSON.stringify(ran.map(({ args }) => args))).not.toMatch(/123456|000000/);
});

test('a version that was there and was removed is never taken for free', async (ctx) => {
  await using lab = new Lab();
  const { registry, npm, work, place, artifact } = await ready(lab, ctx);
  await npm.publish(work, LIMITS);
  registry.store.remove('@ana/api');
  expect(await npm.settled(place, artifact, signal)).toEqual({ state: 'removed' });
  await expect(npm.publish(work, LIMITS)).rejects.toMatchObject({ code: 'version-taken' });
});

test('without a credential npm is not started', async (ctx) => {
  await using lab = new Lab();
  const { registry, npm, work, ran } = await ready(lab, ctx);
  await writeNpmrc(lab, registry.url, null);
  await expect(npm.publish(work, LIMITS)).rejects.toMatchObject({ code: 'no-credential', exit: 'credential' });
  expect(ran.filter(({ args }) => args[0] === 'publish')).toEqual([]);
});

test('staged, listed, approved with a one-time password; taken away; and asked for only where it can be', async (ctx) => {
  await using lab = new Lab();
  const { registry, npm, work, place, artifact } = await ready(lab, ctx);
  expect(await npm.canStage(place, LIMITS)).toMatchObject({
    state: 'no',
    reason: expect.stringContaining('is new') as string,
  });
  await npm.publish(work, LIMITS);
  registry.faults.status('staged', 404, 1);
  expect(await npm.canStage(place, LIMITS)).toMatchObject({ state: 'no' });
  registry.faults.status('staged', 500, 1);
  expect(await npm.canStage(place, LIMITS)).toMatchObject({ state: 'unknown' });
  expect(await npm.canStage(place, LIMITS)).toEqual({ state: 'yes' });

  await writePackage(lab, { name: '@ana/api', version: '1.1.0' });
  const next = await npm.pack({ folder: place.folder, manager: 'npm', out: lab.at('out-2') }, LIMITS);
  const staging = { ...publishWork(lab, place, next), tag: 'next' };
  registry.faults.dropAfter('stage');
  const staged = await npm.stage(staging, LIMITS);
  expect(staged).toMatchObject({ name: '@ana/api', version: '1.1.0', tag: 'next' });
  expect(await npm.stage(staging, LIMITS)).toEqual(staged);
  expect(await npm.staged(place, signal)).toEqual([staged]);
  await expect(npm.stage({ ...staging, tag: 'latest' }, LIMITS)).rejects.toMatchObject({ code: 'version-taken' });
  expect(await npm.settled(place, next, signal)).toEqual({ state: 'absent' });

  registry.accounts.otp = '123456';
  const approval = { ...staging, id: staged.id };
  await expect(npm.approve(approval, signal)).rejects.toMatchObject({ code: 'otp-required' });
  registry.faults.dropAfter('approve');
  expect(await npm.approve({ ...approval, otp: '123456' }, signal)).toMatchObject({ outcome: 'found' });
  expect(await npm.settled(place, next, signal)).toEqual({ state: 'ours' });
  await expect(npm.approve({ ...approval, id: staged.id, otp: '123456' }, signal)).resolves.toMatchObject({
    outcome: 'found',
  });

  await writePackage(lab, { name: '@ana/api', version: '1.2.0' });
  const last = await npm.pack({ folder: place.folder, manager: 'npm', out: lab.at('out-3') }, LIMITS);
  const { id } = await npm.stage({ ...staging, artifact: last }, LIMITS);
  await expect(npm.reject({ ...staging, id }, signal)).rejects.toMatchObject({ code: 'otp-required' });
  await npm.reject({ ...staging, id, otp: '123456' }, signal);
  await npm.reject({ ...staging, id, otp: '123456' }, signal);
  expect(await npm.staged(place, signal)).toEqual([]);
  await expect(npm.approve({ ...staging, artifact: last, id, otp: '123456' }, signal)).rejects.toMatchObject({
    code: 'publish-failed',
  });
  expect(artifact.version).toBe('1.0.0');
});

test('an npm without a stage is said to be too old for it', async (ctx) => {
  await using lab = new Lab();
  const { npm, work, place } = await ready(lab, ctx);
  await npm.publish(work, LIMITS);
  await mkdir(lab.at('old'));
  const old =
    '#!/bin/sh\n[ "$1" = --version ] && echo 10.9.2 && exit 0\necho "Unknown command: \\"stage\\"" && exit 1\n';
  await writeFile(lab.at('old/npm'), old, { mode: 0o755 });
  const aged = publishers(lab, { PATH: `${lab.at('old')}:${lab.env['PATH'] ?? ''}` });
  expect(await aged.npm.canStage(place, LIMITS)).toEqual({
    state: 'no',
    reason: 'npm 10.9.2 knows no stage; a newer one does',
  });
});
