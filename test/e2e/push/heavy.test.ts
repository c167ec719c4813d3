import { expect, it } from 'vitest';

import { Stage } from '../../support/killing/stage.ts';
import { verdict } from '../../support/killing/verdict.ts';
import { addWeight, heavyPackage } from '../../support/lab/projects/heavy.ts';

it('a project with 300 MiB of node_modules and an ignored .env.test that its tests need is released at the first try', async () => {
  await using stage = await Stage.open({ files: heavyPackage('1.0.0', { private: true }) });
  await addWeight(stage.repository.path);
  const { exitCode, output } = await stage.push(['run', '--yes']);
  expect([exitCode, output]).toEqual([0, expect.stringContaining('✔ npm test')]);
  expect(output).toContain('reused: 903 files, 300 MiB');
  expect(await verdict(stage, '')).toBe('one release');
  const released = await stage.remote.git('ls-tree', '-r', '--name-only', 'v1.1.0');
  expect(released).not.toMatch(/node_modules|\.env/);
});
