import { rm } from 'node:fs/promises';
import { join } from 'node:path';

import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';

import { MAIN } from '../../support/console.ts';
import { until } from '../../support/lab/until.ts';
import { type BrokenMachine, brokenMachine } from '../../support/recovery/broken-machine.ts';
import { supervisorMissing } from '../../support/supervisor/supervisord.ts';
import { Session } from '../../support/terminal/pty.ts';

const missing = supervisorMissing() ?? (process.getuid?.() === 0 ? null : 'needs root, to take the network away');
let machine: BrokenMachine;
const made: AsyncDisposable[] = [];
beforeAll(async () => {
  if (missing === null) made.push((machine = await brokenMachine()));
}, 60_000);
afterAll(async () => {
  for (const each of made) await each[Symbol.asyncDispose]();
});
beforeEach((context) => {
  if (missing !== null) context.skip(missing);
});

const small = () =>
  new Session(machine.enter[0] ?? '', [...machine.enter.slice(1), process.execPath, MAIN], {
    cols: 60,
    rows: 15,
    env: machine.env,
    cwd: machine.folder,
  });

it('leads by keys at 60x15 from a crashed service with a held port to a healthy one, and back again', async () => {
  await machine.cpm('service', 'start', 'memory-service', '--yes');
  const before = await machine.print();
  expect(await machine.answers()).toBe(false);

  await using session = small();
  await session.waitFor(/memory-ser/);
  session.press('R');
  await session.waitFor(/3 +Full recovery/);
  session.press('3');
  await session.waitFor(/1 +Reinstall its dependencies +can be undone/);
  session.press('1');
  await session.waitFor(/Recover memory-service \(reinstall\)/);
  session.press('enter');
  await session.waitFor(/❯ +Cancel/);
  session.press('2');
  await session.waitFor(/❯ +Look again/, 60_000);
  session.press('down');
  await session.waitFor(/❯ +End \d+ MainThread/);
  session.press('enter');
  await session.waitFor(/1 +Undo it all/, 60_000);
  expect(await machine.answers()).toBe(true);
  expect(await machine.print()).not.toBe(before);
  const { backups } = (await machine.cpm('backup', 'list', '--json')).json() as { backups: { id: string }[] };
  expect(backups).toHaveLength(1);
  expect(await machine.cpm('backup', 'verify', backups[0]?.id ?? '')).toMatchObject({ exit: 0 });

  session.press('w');
  await session.waitFor(/title +Recover memory-service \(reinstall\)/);
  session.press('pgdn');
  await session.waitFor(/enter save/);
  session.press('enter');
  await session.waitFor(/Saved OPS-/);
  const { learnings } = (await machine.cpm('learn', 'list', '--json')).json() as { learnings: { title: string }[] };
  expect(learnings).toMatchObject([{ title: 'Recover memory-service (reinstall)' }]);
  session.press('esc');
  await session.waitFor(/1 +Undo it all/);

  session.press('1');
  await session.waitFor('Undo it all');
  await session.waitFor(/❯ +Cancel/);
  session.press('2');
  await session.waitFor(/○ Recover memory-service.* taken/, 60_000);
  expect(await machine.answers()).toBe(false);
  expect(await machine.print()).toBe(before);
  session.press('q');
  expect((await session.exited).exitCode).toBe(0);
}, 120_000);

it('does the same by numbered answers on a dumb terminal, with the state database gone', async () => {
  const before = await machine.print();
  await rm(join(machine.folder, 'state/cpm-console/state.db'), { force: true });
  const env = { ...machine.env, TERM: 'dumb', NO_COLOR: '1' };
  const [file, ...args] = [...machine.enter, process.execPath, MAIN, 'recover', '--plain'];
  await using session = new Session(file, args, {
    cols: 60,
    rows: 15,
    env,
    cwd: machine.folder,
  });
  const say = async (wanted: RegExp, text: string) => {
    await until(() => wanted.test(session.raw), 'it did not ask', 45_000).catch((error: unknown) => {
      throw new Error(`never saw ${wanted} in:\n${session.raw}`, { cause: error });
    });
    session.raw = '';
    session.write(`${text}\r`);
  };
  await say(/Number, or nothing to leave: $/, '3');
  await say(/Number, or nothing to leave: $/, '1');
  await say(/Type recover to begin.*: $/, 'recover');
  await say(/1 {2}Undo it all[^]*leave: $/, '1');
  expect(await machine.answers()).toBe(true);
  await say(/Type undo to begin.*: $/, 'undo');
  await say(/Everything is as it was before[^]*leave: $/, '');
  expect((await session.exited).exitCode).toBe(0);
  expect(session.cast.every(([, , data]) => !data.includes('\u001B'))).toBe(true);
  expect(await machine.answers()).toBe(false);
  expect(await machine.print()).toBe(before);
}, 120_000);
