import { expect, it, type TestContext } from 'vitest';

import { ended, Stage } from '../../support/killing/stage.ts';
import { written } from '../../support/killing/written.ts';
import { type FaultyRegistry, startFaultyRegistry } from '../../support/lab/faulty-registry.ts';
import { managersMissing, takeManagers } from '../../support/lab/managers.ts';
import { sha1 } from '../../support/lab/npm-registry/faulty/package.ts';
import { writeNpmrc } from '../../support/lab/npmrc.ts';

const TAG = 'refs/tags/v1.1.0';

/** A package that has a version on a registry with a stage. */
async function shop(ctx: TestContext): Promise<{ readonly stage: Stage; readonly registry: FaultyRegistry }> {
  const missing = await managersMissing();
  if (missing !== null) ctx.skip(missing);
  const stage = await Stage.open({ manifest: {} });
  await takeManagers(stage.lab, 'npm');
  const registry = await startFaultyRegistry(stage.lab);
  await writeNpmrc(stage.lab, registry.url, registry.token('ana'));
  const tarball = Buffer.from('the version before');
  const dist = { tarball: '', integrity: 'sha512-YmVmb3Jl', shasum: sha1(tarball) };
  registry.store.add(
    { manifest: { name: 'lab-parcel', version: '1.0.0', dist }, tag: 'latest', tarball },
    registry.url,
  );
  return { stage, registry };
}

const latest = ({ store }: FaultyRegistry) => store.document('lab-parcel')?.['dist-tags']['latest'];
const waiting = ({ stage }: FaultyRegistry) => stage.items('lab-parcel').map(({ version }) => version);
const pushed = async (stage: Stage) => TAG in (await stage.remote.refs());

it('hands the package in before the push and approves it after, with a one-time password from a terminal', async (ctx) => {
  const { stage, registry } = await shop(ctx);
  await using _ = stage;
  registry.accounts.otp = '246801';
  const first = await stage.push(['run', '--yes']);
  expect([first.exitCode, await pushed(stage), waiting(registry), latest(registry)]).toEqual([
    9,
    true,
    ['1.1.0'],
    '1.0.0',
  ]);
  await using session = stage.begin(['resume']);
  await session.waitFor('asks for a one-time password');
  session.write('246801\r');
  expect(await ended(session)).toMatchObject({ exitCode: 0 });
  expect([waiting(registry), latest(registry)]).toEqual([[], '1.1.0']);
  expect(await written(stage)).not.toContain('246801');
  expect(registry.asked.filter(({ operation }) => operation === 'publish')).toEqual([]);
});

it('takes it off the stage again when the remote refuses the push, as it says (np 11 says so and takes nothing back, F6)', async (ctx) => {
  const { stage, registry } = await shop(ctx);
  await using _ = stage;
  await stage.remote.hook('pre-receive', 'exit 1');
  const { exitCode, output } = await stage.push(['run', '--yes']);
  expect([exitCode, await pushed(stage), output]).toEqual([7, false, expect.stringContaining('refused')]);
  expect(output).toContain('Everything is as it was before.');
  expect([waiting(registry), latest(registry)]).toEqual([[], '1.0.0']);
});

it('publishes what somebody took off the stage in between', async (ctx) => {
  const { stage, registry } = await shop(ctx);
  await using _ = stage;
  registry.faults.status('approve', 500);
  expect((await stage.push(['run', '--yes'])).exitCode).toBe(9);
  for (const { id } of registry.stage.items()) registry.stage.take(id);
  registry.faults.heal();
  const { exitCode, output } = await stage.push(['resume', '--yes']);
  expect([exitCode, output, latest(registry)]).toEqual([0, expect.stringContaining('is released as v1.1.0'), '1.1.0']);
});

it('stages nothing where a person wants none', async (ctx) => {
  const { stage, registry } = await shop(ctx);
  await using _ = stage;
  stage.lab.writeConfig('push:\n  stage: false\n');
  expect((await stage.push(['run', '--yes'])).exitCode).toBe(0);
  expect([latest(registry), registry.asked.filter(({ operation }) => operation === 'stage')]).toEqual(['1.1.0', []]);
});
