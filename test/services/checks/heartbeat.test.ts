import { expect, test } from 'vitest';

import type { Invocation } from '#cli/command.ts';
import ping from '#cli/commands/ping.ts';
import { realClock } from '#services/adapters/clock.ts';
import { openState } from '#services/adapters/state/open-state.ts';
import heartbeat from '#services/checks/heartbeat.ts';
import { ManualClock } from '#services/fakes/clock.ts';
import { demoWorld } from '#services/fakes/world.ts';
import type { World } from '#services/ports/world.ts';

import { invocationIn } from '../../support/invocation.ts';
import { emptyScratch } from '../../support/scratch.ts';
import { looked } from './looked.ts';

const MINUTE = 60_000;

/** Two processes on one real state file: the job that pings, and the console that waits. */
function twoProcesses(dir: string | null) {
  const clock = new ManualClock();
  const world: World = { ...demoWorld({ clock: realClock() }), clock, state: openState({ dir, clock }) };
  const console: World = { ...world, state: openState({ dir, clock }) };
  const job = async (...positionals: string[]) => {
    const values: Invocation['values'] = positionals[1] === undefined ? {} : { 'exit-code': positionals[1] };
    const { invocation } = invocationIn(world, { positionals: positionals.slice(0, 1), values });
    return ping.run(invocation);
  };
  const look = () => looked(console, heartbeat, { name: 'backup', every: '1h', grace: '10m' });
  return { clock, job, look };
}

test('a job that pings is ok, late is a warning, later is critical, never heard of is unknown', async () => {
  await using folder = await emptyScratch();
  const { clock, job, look } = twoProcesses(folder.path);
  expect(await look()).toMatchObject({ status: 'unknown', hint: expect.stringContaining('ping backup') as string });
  expect(await job('backup')).toBe(0);
  expect(await look()).toMatchObject({ status: 'ok', summary: 'pinged just now', id: 'heartbeat:backup' });
  await clock.pass(59 * MINUTE);
  expect(await look()).toMatchObject({ status: 'ok', summary: 'pinged 59 m ago', value: 59, unit: 'min' });
  await clock.pass(2 * MINUTE);
  expect(await look()).toMatchObject({ status: 'warning', summary: 'pinged 1 h ago, due every 1h' });
  await clock.pass(10 * MINUTE);
  expect(await look()).toMatchObject({ status: 'critical' });
  await job('backup', '0');
  expect(await look()).toMatchObject({ status: 'ok' });
});

test('a job that says that it failed is critical at once', async () => {
  await using folder = await emptyScratch();
  const { job, look } = twoProcesses(folder.path);
  await job('backup', '3');
  expect(await look()).toMatchObject({ status: 'critical', summary: 'failed with exit code 3, pinged just now' });
});

test.each([[['a b']], [['']], [['../x']], [['backup', '256']], [['backup', '-1']], [['backup', 'x']]])(
  'refuses %j',
  async (given) => {
    await using folder = await emptyScratch();
    await expect(twoProcesses(folder.path).job(...given)).rejects.toMatchObject({ exit: 'usage' });
  },
);

test('a ping that cannot be saved says so, because the heartbeat will be missed', async () => {
  await expect(twoProcesses(null).job('backup')).rejects.toMatchObject({ code: 'state-unwritable' });
});

test('what makes no sense in the state is no ping', async () => {
  const state = openState({ dir: null, clock: realClock() });
  for (const text of ['', 'x', '[]', '{"at":"soon"}', 'null']) {
    state.set('heartbeat:backup', text);
    const reading = await looked({ clock: realClock(), state }, heartbeat, { name: 'backup', every: '1h' });
    expect({ text, ...reading }).toMatchObject({ text, status: 'unknown' });
  }
});
