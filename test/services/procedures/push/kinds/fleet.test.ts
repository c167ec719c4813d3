import { expect, it } from 'vitest';

import { defaultConfig } from '#config/defaults.ts';

import { consoleWorld, runPush } from '../../../../support/lab/console.ts';
import { createFixture } from '../../../../support/lab/fixture.ts';
import { Lab } from '../../../../support/lab/lab.ts';
import { npmPackage } from '../../../../support/lab/projects.ts';

it('plans every project in one table: unreleased commits, next version and what is in the way', async () => {
  await using lab = new Lab();
  const files = npmPackage({ manifest: { private: true } });
  const ready = await createFixture(lab, files, { name: 'ready', commits: ['feat: one', 'fix: two'] });
  const calm = await createFixture(lab, files, { name: 'calm', commits: [] });
  const behind = await createFixture(lab, files, { name: 'behind' });
  await (await behind.remote.colleague()).pushCommit();
  const places = [ready, calm, behind].map(({ repository: { path } }) => ({ id: path.split('/').at(-1) ?? '', path }));
  const projects = [...places, { id: 'lost', path: lab.at('lost') }];
  const given = { config: { ...defaultConfig('development', '/nonexistent/config.yaml'), projects } };
  const world = consoleWorld(lab, lab.path);
  const { exit, json } = await runPush(world, 'plan', { all: true, json: true }, given);
  expect([exit, json()]).toEqual([
    0,
    {
      schema: 1,
      projects: [
        expect.objectContaining({
          project: 'ready',
          current: '1.0.0',
          next: '1.1.0',
          bump: 'minor',
          commits: 2,
          blockers: [],
        }),
        expect.objectContaining({ project: 'calm', next: null, commits: 0, blockers: [], error: null }),
        expect.objectContaining({ project: 'behind', blockers: ['origin has commits that are not here.'] }),
        expect.objectContaining({ project: 'lost', next: null, error: expect.stringContaining('lost') as string }),
      ],
    },
  ]);
  const { output } = await runPush(world, 'plan', { all: true }, given);
  expect(output).toContain('1 of 4 can be released.');
});
