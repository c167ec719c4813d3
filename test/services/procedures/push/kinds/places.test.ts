import { readFile } from 'node:fs/promises';

import { expect, it } from 'vitest';

import { consoleWorld, runPush } from '../../../../support/lab/console.ts';
import { createFixture } from '../../../../support/lab/fixture.ts';
import { Lab } from '../../../../support/lab/lab.ts';

const README = '# Parcel\n\nParcel 1.0.0 can do more.\nAsked for 1.0.0, it answers.\n\n    npm i parcel@1.0.0\n';
const FILES = {
  'package.json': '{\n  "name": "parcel",\n  "version": "1.0.0",\n  "private": true\n}\n',
  'README.md': README,
};
const SKIPPED = { yes: true, skip: 'tests', reason: 'they are not what is looked at' };

it('takes sure places, leaves the others until a person says once which follow, and remembers it for the next release', async () => {
  await using lab = new Lab();
  const { repository } = await createFixture(lab, FILES);
  const world = consoleWorld(lab, repository.path);
  const read = () => readFile(repository.at('README.md'), 'utf8');
  const plan = await runPush(world, 'plan');
  expect(plan.output).toContain('2 places name the version and stay as they are: README.md:3, README.md:4');

  const asked = await runPush(world, 'places', { json: true });
  const { places } = asked.json() as { places: unknown[] };
  expect(places).toMatchObject([
    { line: 3, taken: false, open: true },
    { line: 4, taken: false, open: true },
    { line: 6, taken: true, open: false },
  ]);
  expect((await runPush(world, 'places', { take: '7' })).exit).toBe(2);
  const chosen = await runPush(world, 'places', { take: '1', leave: '2' });
  expect([chosen.exit, chosen.output]).toEqual([0, expect.not.stringContaining('nobody chose')]);
  expect((await runPush(world, 'plan')).output).not.toContain('stay as they are');

  expect((await runPush(world, 'run', SKIPPED)).exit).toBe(0);
  expect(await read()).toBe(README.replace('Parcel 1.0.0', 'Parcel 1.1.0').replace('@1.0.0', '@1.1.0'));

  // Nobody is asked again for the next one, and what was left stays left.
  await repository.commit('fix: again', { 'again.txt': 'again\n' });
  const next = await runPush(world, 'places', { json: true });
  expect((next.json() as { places: unknown[] }).places).toMatchObject([
    { line: 3, taken: true, open: false },
    { line: 6, taken: true, open: false },
  ]);
});
