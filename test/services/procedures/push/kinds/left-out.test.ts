import { expect, it } from 'vitest';

import { textField } from '#domain/field.ts';

import { consoleWorld, runPush } from '../../../../support/lab/console.ts';
import { createFixture } from '../../../../support/lab/fixture.ts';
import { Lab } from '../../../../support/lab/lab.ts';
import { npmPackage } from '../../../../support/lab/projects.ts';
import { worldDifference, worldPrint } from '../../../../support/lab/world-print.ts';

async function stage() {
  const lab = new Lab();
  const fixture = await createFixture(lab, npmPackage({ manifest: { private: true } }));
  const world = consoleWorld(lab, fixture.repository.path);
  return { ...fixture, world, [Symbol.asyncDispose]: () => lab[Symbol.asyncDispose]() };
}

it('runs only the tests when only they are asked for, releases nothing, and waits for no page on the web', async () => {
  await using on = await stage();
  const { repository, remote, world } = on;
  const print = () => worldPrint({ repositories: [repository.path], remotes: [remote.path] });
  const before = await print();
  const { exit, output, json } = await runPush(world, 'run', { yes: true, json: true, only: 'tests' });
  expect([exit, worldDifference(before, await print())]).toEqual([0, '']);
  expect(output).toContain('"step":"test"');
  expect(textField(json(), 'result', 'version')).toBeNull();
  expect(output.match(/"needs":\["documents"\]/g)).toHaveLength(2);
  expect(output).not.toContain('"needs":["web-links"]');
});

it('releases without its tests for a reason, which the records keep', async () => {
  await using on = await stage();
  await on.repository.write({ 'test/index.test.js': 'throw new Error("red");\n' });
  await on.repository.git('commit', '-qam', 'test: break');
  await on.repository.git('push', '-q');
  expect((await runPush(on.world, 'run', { yes: true, skip: 'tests' })).exit).toBe(2);
  const { exit, output } = await runPush(on.world, 'run', { yes: true, skip: 'tests', reason: 'the runner is broken' });
  expect([exit, output]).toEqual([0, expect.stringContaining('skipped: the runner is broken')]);
  expect(output).toContain('✔ Look for secrets');
  expect(Object.keys(await on.remote.refs())).toContain('refs/tags/v1.1.0');
  // The commit says nothing of what did not run.
  expect(await on.remote.git('log', '-1', '--format=%B', 'main')).not.toContain('Passed before the commit');
});

it('releases without a changelog for a reason, also where its tool is not there', async () => {
  await using on = await stage();
  await on.repository.commit('build: take another tool', { 'cliff.toml': '[changelog]\n' });
  await on.repository.git('push', '-q');
  expect((await runPush(on.world, 'run', { yes: true })).exit).toBe(4);
  const without = { yes: true, skip: 'changelog,tests,outdated', reason: 'the tool is not here' };
  const { exit, output } = await runPush(on.world, 'run', without);
  expect([exit, output]).toEqual([0, expect.stringContaining('skipped: the tool is not here')]);
  expect(await on.remote.git('show', '--stat', '--format=%B', 'main')).not.toContain('CHANGELOG');
});

it('knows the names of steps and phases', async () => {
  await using on = await stage();
  const wrong = { yes: true, skip: 'tets', reason: 'no time' };
  expect(await runPush(on.world, 'run', wrong)).toMatchObject({
    exit: 2,
    output: expect.stringContaining('Did you mean test') as string,
  });
});
