import { expect, it } from 'vitest';

import check from '#cli/commands/check.ts';
import health from '#cli/commands/health.ts';

import { demo } from '../support/demo-command.ts';

type Check = Record<string, unknown> & { readonly id: string };
const checksOf = (json: Record<string, unknown>) => json['checks'] as Check[];

it('lists every check without looking at any', async () => {
  const { run, world } = demo();
  const { exit, out } = await run(check, ['list']);
  expect(exit).toBe(0);
  expect(out).toMatch(/^unknown +cpu:host +not looked at yet$/m);
  expect(world.state.readings()).toEqual([]);
  expect((await run(check)).out).toBe(out);
});

it('runs the ones named, and their worst status is the exit code', async () => {
  const { run, world } = demo(({ git }) => ({
    git: { ...git, status: () => Promise.reject(new Error('git is gone')) },
  }));
  expect(await run(check, ['run', 'disk:/'], { json: true })).toMatchObject({ exit: 0 });
  expect(world.state.readings().map(({ id }) => id)).toEqual(['disk:/']);
  const { exit, out } = await run(check, ['run', 'disk:/', 'git:billing']);
  expect(exit).toBe(22);
  expect(out.split('\n')[0]).toMatch(/^unknown +git:billing +git is gone$/);
  expect(world.state.history('disk:/', 0, 10)).toHaveLength(1);
  await run(check, ['run', 'disk:/'], { fresh: true });
  expect(world.state.history('disk:/', 0, 10)).toHaveLength(2);
});

it.each([
  ['disk', 'disk:/'],
  ['git:biling', 'git:billing'],
  ['billing', 'framework:billing or git:billing or github:billing'],
])('names the nearest for %s', async (id, meant) => {
  const { exit, json } = await demo().run(check, ['run', id]);
  expect(exit).toBe(2);
  expect(json()).toMatchObject({ error: { code: 'no-such-check', hint: `Did you mean ${meant}?` } });
});

it('pauses with an end, for an hour unless told, and the paused one counts for nothing', async () => {
  const { run, world, clock } = demo();
  const paused = await run(check, ['pause', 'disk:/'], { json: true, for: '30m' });
  const until = world.clock.now() + 30 * 60_000;
  const told = Date.parse(String(paused.json()['pausedUntil']));
  expect([paused.exit, until - told < 1000, until >= told]).toEqual([0, true, true]);
  expect((await run(check, ['run', 'disk:/'])).out).toMatch(/^paused +disk:\/ +paused, until /);
  const report = await run(health, [], { json: true });
  expect(checksOf(report.json()).find(({ id }) => id === 'disk:/')).toMatchObject({ counts: false });
  expect((await run(check, ['pause', 'cpu:host'])).out).toMatch(/^cpu:host is paused for 1h, until /);
  await clock.pass(31 * 60_000);
  expect((await run(check, ['run', 'disk:/'])).out).toMatch(/^ok /);
  expect(world.state.readings().find(({ id }) => id === 'disk:/')?.pausedUntil).toBeNull();
});

it('resumes, and says when there was nothing to do', async () => {
  const { run } = demo();
  await run(check, ['pause', 'disk:/']);
  expect(await run(check, ['resume', 'disk:/'])).toMatchObject({ exit: 0, out: 'disk:/ runs again.\n' });
  expect(await run(check, ['resume', 'disk:/'])).toMatchObject({ exit: 3, out: 'disk:/ was not paused.\n' });
  expect((await run(check, ['run', 'disk:/'])).exit).toBe(0);
});

it.each<[string[], Record<string, string | boolean>, number, string]>([
  [['pause'], {}, 2, 'check pause takes the id of one check.'],
  [['pause', 'disk:/', 'cpu:host'], {}, 2, 'check pause takes the id of one check.'],
  [['pause', 'disk:/'], { for: 'soon' }, 2, '--for takes a duration, soon is none.'],
  [['pause', 'disk:/'], { for: '0s' }, 2, '--for takes a duration, 0s is none.'],
  [['pause', 'disk:/'], { 'read-only': true }, 4, 'Nothing is changed with --read-only.'],
  [['resume', 'disk:/'], { 'read-only': true }, 4, 'Nothing is changed with --read-only.'],
])('refuses %j %j', async (words, values, exit, message) => {
  const { run, world } = demo();
  const ran = await run(check, words, values);
  expect(ran.exit).toBe(exit);
  expect(ran.json()).toMatchObject({ error: { message } });
  expect(world.state.pauses()).toEqual({});
});
