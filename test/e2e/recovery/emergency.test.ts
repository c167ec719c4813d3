import { lstat, mkdir, rm } from 'node:fs/promises';
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

const small = (broken: BrokenMachine) =>
  new Session(broken.enter[0] ?? '', [...broken.enter.slice(1), process.execPath, MAIN], {
    cols: 60,
    rows: 15,
    env: broken.env,
    cwd: broken.folder,
  });

/** Leads by keys out of an emergency, keeps a learning of it, takes it all back and leaves. */
async function byKeys(broken: BrokenMachine, before: string): Promise<void> {
  await using session = small(broken);
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
  expect(await broken.answers()).toBe(true);
  expect(await broken.print()).not.toBe(before);
  const { backups } = (await broken.cpm('backup', 'list', '--json')).json() as { backups: { id: string }[] };
  expect(backups).toHaveLength(1);
  expect(await broken.cpm('backup', 'verify', backups[0]?.id ?? '')).toMatchObject({ exit: 0 });

  session.press('w');
  await session.waitFor(/title +Recover memory-service \(reinstall\)/);
  session.press('pgdn');
  await session.waitFor(/enter save/);
  session.press('enter');
  await session.waitFor(/Saved OPS-/);
  const { learnings } = (await broken.cpm('learn', 'list', '--json')).json() as { learnings: { title: string }[] };
  expect(learnings).toMatchObject([{ title: 'Recover memory-service (reinstall)' }]);
  session.press('esc');
  await session.waitFor(/1 +Undo it all/);

  session.press('1');
  await session.waitFor('Undo it all');
  await session.waitFor(/❯ +Cancel/);
  session.press('2');
  await session.waitFor(/○ Recover memory-service.* taken/, 60_000);
  session.press('q');
  expect((await session.exited).exitCode).toBe(0);
}

it('leads by keys at 60x15 from a crashed service with a held port to a healthy one, and back again', async () => {
  await machine.cpm('service', 'start', 'memory-service', '--yes');
  const before = await machine.print();
  expect(await machine.answers()).toBe(false);
  await byKeys(machine, before);
  expect(await machine.answers()).toBe(false);
  expect(await machine.print()).toBe(before);
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

it('leads by the same keys where there can be no state database', async () => {
  await using fresh = await brokenMachine();
  const database = join(fresh.folder, 'state/cpm-console/state.db');
  await mkdir(database, { recursive: true });
  await fresh.cpm('service', 'start', 'memory-service', '--yes');
  const before = await fresh.print();
  expect(await fresh.answers()).toBe(false);
  await byKeys(fresh, before);
  expect(await fresh.answers()).toBe(false);
  expect(await fresh.print()).toBe(before);
  expect((await lstat(database)).isDirectory()).toBe(true);
}, 120_000);
