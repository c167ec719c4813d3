import { expect, it, type TestContext } from 'vitest';

import { ended, Stage } from '../../support/killing/stage.ts';
import { written } from '../../support/killing/written.ts';
import { type FaultyRegistry, startFaultyRegistry } from '../../support/lab/faulty-registry.ts';
import { managersMissing, takeManagers } from '../../support/lab/managers.ts';
import { sha1 } from '../../support/lab/npm-registry/faulty/package.ts';
import { writeNpmrc } from '../../support/lab/npmrc.ts';

const TAG = 'refs/tags/v1.1.0';

interface Shop {
  readonly stage: Stage;
  readonly registry: FaultyRegistry;
  readonly token: string;
}

/** A public package beside a registry that fails as it is told. */
async function shop(ctx: TestContext): Promise<Shop> {
  const missing = await managersMissing();
  if (missing !== null) ctx.skip(missing);
  const stage = await Stage.open({ manifest: {} });
  await takeManagers(stage.lab, 'npm');
  const registry = await startFaultyRegistry(stage.lab);
  const token = registry.token('ana');
  await writeNpmrc(stage.lab, registry.url, token);
  return { stage, registry, token };
}

const puts = ({ asked }: FaultyRegistry) => asked.filter(({ operation }) => operation === 'publish').length;
const latest = ({ store }: FaultyRegistry) => store.document('lab-parcel')?.['dist-tags']['latest'];

/** The release is on the remote, once, and the tag is of its branch. */
async function released(stage: Stage): Promise<string | undefined> {
  const refs = await stage.remote.refs();
  const message = await stage.lab.run('git', ['log', '-2', '--format=%s', 'main'], { cwd: stage.remote.path });
  expect(message.split('\n').filter((subject) => subject.includes('1.1.0'))).toHaveLength(1);
  return refs[TAG];
}

it('keeps the pushed release when the registry fails, and resumes to a published one (A9; np says it took git back and did not, F6, F8)', async (ctx) => {
  const { stage, registry } = await shop(ctx);
  await using _ = stage;
  registry.faults.status('publish', 500);
  const first = await stage.push(['run', '--yes']);
  expect([first.exitCode, latest(registry)]).toEqual([9, undefined]);
  expect(first.output).toContain('push resume');
  const tag = await released(stage);
  expect(tag).toBeDefined();
  registry.faults.heal();
  const { exitCode, output } = await stage.push(['resume', '--yes']);
  expect([exitCode, output]).toEqual([0, expect.stringContaining('is released as v1.1.0')]);
  expect([latest(registry), await released(stage)]).toEqual(['1.1.0', tag]);
});

it('ends well when the publish was accepted and its answer lost (A9, A17, F7; release-it and np take git back, the package is live)', async (ctx) => {
  const { stage, registry, token } = await shop(ctx);
  await using _ = stage;
  registry.faults.dropAfter('publish');
  const { exitCode, output } = await stage.push(['run', '--yes']);
  expect([exitCode, output]).toEqual([0, expect.stringContaining('is released as v1.1.0')]);
  expect([puts(registry), latest(registry)]).toEqual([1, '1.1.0']);
  expect(await released(stage)).toBeDefined();
  expect(`${output}${await written(stage)}`).not.toContain(token);
});

it('takes nothing back while the registry cannot say whether it accepted, and finds it there later (A9, F7)', async (ctx) => {
  const { stage, registry } = await shop(ctx);
  await using _ = stage;
  const held = registry.faults.hold('publish');
  await using session = stage.begin(['run', '--yes']);
  await held.reached;
  registry.faults.status('read', 503);
  session.signal('SIGKILL');
  await session.exited;
  held.open();
  await expect.poll(() => latest(registry)).toBe('1.1.0');
  const tag = await released(stage);
  const unclear = await stage.push(['resume', '--yes']);
  expect([unclear.exitCode, await released(stage), puts(registry)]).toEqual([9, tag, 1]);
  registry.faults.heal();
  const { exitCode, output } = await stage.push(['resume', '--yes']);
  expect([exitCode, output]).toEqual([0, expect.stringContaining('is released as v1.1.0')]);
  expect([puts(registry), await released(stage)]).toEqual([1, tag]);
});

it('stops where nobody can be asked for a one-time password, and goes on when somebody can (A9)', async (ctx) => {
  const { stage, registry } = await shop(ctx);
  await using _ = stage;
  registry.accounts.otp = '246801';
  const first = await stage.push(['run', '--yes']);
  expect([first.exitCode, latest(registry)]).toEqual([9, undefined]);
  const tag = await released(stage);
  await using session = stage.begin(['resume']);
  await session.waitFor('asks for a one-time password');
  session.write('246801\r');
  expect(await ended(session)).toMatchObject({ exitCode: 0 });
  expect([latest(registry), await released(stage)]).toEqual(['1.1.0', tag]);
  expect(await written(stage)).not.toContain('246801');
});

it('never takes a version of somebody else for its own (A9: 403 already; release-it exits 0, F8)', async (ctx) => {
  const { stage, registry } = await shop(ctx);
  await using _ = stage;
  const held = registry.faults.hold('publish');
  await using session = stage.begin(['run', '--yes']);
  await held.reached;
  const tarball = Buffer.from('somebody else');
  const dist = { tarball: '', integrity: 'sha512-c29tZWJvZHk=', shasum: sha1(tarball) };
  registry.store.add(
    { manifest: { name: 'lab-parcel', version: '1.1.0', dist }, tag: 'latest', tarball },
    registry.url,
  );
  held.open();
  const { exitCode, output } = await ended(session);
  expect([exitCode, output]).toEqual([9, expect.stringMatching(/1\.1\.0/)]);
  expect(registry.store.document('lab-parcel')?.versions['1.1.0']?.dist.shasum).toBe(sha1(tarball));
  const again = await stage.push(['resume', '--yes']);
  expect(again.exitCode).not.toBe(0);
});
