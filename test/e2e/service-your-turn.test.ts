import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';

import {
  type UnprivilegedMachine,
  unprivilegedMachine,
  unprivilegedMissing,
} from '../support/service/unprivileged-machine.ts';

const missing = unprivilegedMissing();
let machine: UnprivilegedMachine;
const made: AsyncDisposable[] = [];
beforeAll(async () => {
  if (missing === null) made.push((machine = await unprivilegedMachine()));
});
afterAll(async () => {
  for (const each of made) await each[Symbol.asyncDispose]();
});
beforeEach((context) => {
  if (missing !== null) context.skip(missing);
});

/** At the question whose turn it is. */
async function asked() {
  const console = machine.open('service', 'restart', 'web');
  await console.waitFor('Restart web? [y/N]');
  console.write('y\r');
  await console.waitFor(/Restart web: this needs root\.[\s\S]*sudo systemctl restart web\.service[\s\S]*Number:/);
  return console;
}

it('lets sudo itself ask on the terminal, and never sees what is typed there', async () => {
  const before = (await machine.restarts()).length;
  await using console = await asked();
  console.write('1\r');
  await console.waitFor('password for nobody:');
  console.write('open sesame\r');
  await console.waitFor('Done.');
  expect((await console.exited).exitCode).toBe(0);
  expect((await machine.restarts()).slice(before)).toEqual(['restart web.service']);
  expect(console.raw).not.toContain('open sesame');
  const state = join(machine.folder, '.local');
  const files = readdirSync(state, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  expect(files.length).toBeGreaterThan(0);
  for (const { parentPath, name } of files)
    expect(readFileSync(join(parentPath, name), 'latin1')).not.toContain('open sesame');
});

it('asks again after a wrong password, and is left with nothing changed', async () => {
  const before = await machine.restarts();
  await using console = await asked();
  console.write('1\r');
  await console.waitFor('password for nobody:');
  console.write('guess\r');
  await console.waitFor(/It is not done yet\.[\s\S]*Number:/, 30_000);
  console.write('4\r');
  await console.waitFor('Everything is as it was before.');
  expect((await console.exited).exitCode).toBe(5);
  expect(await machine.restarts()).toEqual(before);
});

it('waits until it was done elsewhere', async () => {
  await using console = await asked();
  console.write('2\r');
  await machine.restartElsewhere();
  await console.waitFor('Done.');
  expect((await console.exited).exitCode).toBe(0);
});

it('ends with 4 and the command where nobody is there to take a turn', async () => {
  const before = await machine.restarts();
  await using console = machine.open('service', 'restart', 'web', '--yes');
  await console.waitFor(/Run it yourself: sudo systemctl restart web\.service/);
  expect((await console.exited).exitCode).toBe(4);
  expect(await machine.restarts()).toEqual(before);
});
