import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';

import { type Answering, answering } from '../../support/service/answering.ts';
import { type SupervisorMachine, supervisorMachine } from '../../support/service/supervisor-machine.ts';
import { supervisorMissing } from '../../support/supervisor/supervisord.ts';

const missing = supervisorMissing();
let machine: SupervisorMachine;
let web: Answering;
const made: AsyncDisposable[] = [];
beforeAll(async () => {
  if (missing !== null) return;
  made.push((web = await answering()));
  made.push((machine = await supervisorMachine(web.url)));
  const path = join(machine.folder, 'config/cpm-console/config.yaml');
  const config = JSON.parse(await readFile(path, 'utf8')) as Record<string, unknown>;
  await writeFile(path, JSON.stringify({ ...config, recovery: { validate: { good: 2, over: '50ms' } } }));
});
afterAll(async () => {
  for (const each of made) await each[Symbol.asyncDispose]();
});
beforeEach((context) => {
  if (missing !== null) context.skip(missing);
  web.answer(200);
});

it('of what it needs and what needs it, and back to what ran before', { timeout: 60_000 }, async () => {
  // worker needs api and does not run.
  const before = await machine.service('api');
  const ran = await machine.cpm('recover', 'run', 'worker', '--level', 'order', '--yes');
  expect(ran.exit).toBe(0);
  expect(ran.out.indexOf('✔ api is ready')).toBeLessThan(ran.out.indexOf('▶ Start worker'));
  expect(await machine.service('worker')).toMatchObject({ state: 'running' });
  const between = await machine.service('api');
  expect(between['pid']).not.toBe(before['pid']);
  expect(await machine.cpm('recover', 'undo', '--yes')).toMatchObject({ exit: 0 });
  expect(await machine.service('worker')).toMatchObject({ state: 'stopped' });
  expect(await machine.service('api')).toMatchObject({ state: 'running' });
});

it('that does not get ready is taken back and names the next level', { timeout: 60_000 }, async () => {
  web.answer(500);
  const ran = await machine.cpm('recover', 'run', 'api', '--yes', '--json');
  expect(ran.events().at(-1)).toMatchObject({ state: 'undone', exit: 5, result: { next: 'order', healthy: false } });
  expect(await machine.service('api')).toMatchObject({ state: 'running' });
});
