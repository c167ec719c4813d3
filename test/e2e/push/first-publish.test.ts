import { expect, it } from 'vitest';

import { ended, Stage } from '../../support/killing/stage.ts';
import { startFaultyRegistry } from '../../support/lab/faulty-registry.ts';
import { managersMissing, takeManagers } from '../../support/lab/managers.ts';
import { writeNpmrc } from '../../support/lab/npmrc.ts';

it('asks who may install a scoped package that is new, before anything is written', async (ctx) => {
  const missing = await managersMissing();
  if (missing !== null) ctx.skip(missing);
  await using stage = await Stage.open({ manifest: { name: '@lab/parcel' } });
  await takeManagers(stage.lab, 'npm');
  const registry = await startFaultyRegistry(stage.lab);
  await writeNpmrc(stage.lab, registry.url, registry.token('ana'));
  const alone = await stage.push(['run', '--yes']);
  expect([alone.exitCode, alone.output]).toEqual([4, expect.stringContaining('is published for the first time')]);
  expect(await stage.remote.refs()).not.toHaveProperty('refs/tags/v1.1.0');
  await using session = stage.begin(['run']);
  await session.waitFor('Type project to release it');
  session.write('project\r');
  await session.waitFor('is published for the first time');
  session.write('1\r');
  expect(await ended(session)).toMatchObject({ exitCode: 0 });
  expect(registry.store.document('@lab/parcel')?.['dist-tags']).toEqual({ latest: '1.1.0' });
});
