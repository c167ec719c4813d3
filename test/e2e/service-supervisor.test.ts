import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';

import { type Answering, answering } from '../support/service/answering.ts';
import { expectFollowed } from '../support/service/following.ts';
import { type SupervisorMachine, supervisorMachine } from '../support/service/supervisor-machine.ts';
import { supervisorMissing } from '../support/supervisor/supervisord.ts';

const missing = supervisorMissing();
let machine: SupervisorMachine;
let web: Answering;
const made: AsyncDisposable[] = [];
beforeAll(async () => {
  if (missing !== null) return;
  made.push((web = await answering()));
  made.push((machine = await supervisorMachine(web.url)));
});
afterAll(async () => {
  for (const each of made) await each[Symbol.asyncDispose]();
});
beforeEach((context) => {
  if (missing !== null) context.skip(missing);
  web.answer(200);
});

it('restarts a program and waits until its check is good', async () => {
  const { pid } = await machine.service('api');
  const { exit, out } = await machine.cpm('service', 'restart', 'api', '--yes');
  expect(out).toContain('restart api');
  expect(exit).toBe(0);
  const now = await machine.service('api');
  expect(now).toMatchObject({ state: 'running', status: 'ok', checks: [{ id: 'http:front', status: 'ok' }] });
  expect(now['pid']).not.toBe(pid);
});

it('starts in the order of what is needed, stops in reverse', async () => {
  const stopped = await machine.cpm('service', 'stop', 'api', '--yes');
  expect(stopped).toMatchObject({ exit: 0 });
  const { exit, out } = await machine.cpm('service', 'start', 'worker', 'api', '--yes');
  expect(exit).toBe(0);
  expect(out.indexOf('✔ api is ready')).toBeLessThan(out.indexOf('▶ Start worker'));
  const back = await machine.cpm('service', 'stop', 'api', 'worker', '--yes');
  expect(back).toMatchObject({ exit: 0 });
  expect(back.out.indexOf('✔ worker has stopped')).toBeLessThan(back.out.indexOf('▶ Stop api'));
  expect(await machine.service('worker')).toMatchObject({ state: 'stopped', pid: null });
});

it('takes a start back that does not get ready', async () => {
  web.answer(500);
  const { exit, err } = await machine.cpm('service', 'start', 'api', '--yes');
  expect(err).toMatch(/api is not ready after 3.0 s: http:front critical: .*500/);
  expect(exit).toBe(5);
  expect(await machine.service('api')).toMatchObject({ state: 'stopped' });
  web.answer(200);
  expect(await machine.cpm('service', 'start', 'api', '--yes')).toMatchObject({ exit: 0 });
});

it('explains a program that failed, with the last lines of its log', async () => {
  const { exit, err } = await machine.cpm('service', 'start', 'broken', '--yes');
  expect(exit).toBe(5);
  expect(err).toMatch(/broken is not ready: .*\n.*cpm-console service logs broken/);
  const { out } = await machine.cpm('service', 'logs', 'broken', '--lines', '1');
  expect(out).toContain('port 7001 is taken');
});

it('follows its log over a restart', () => expectFollowed(machine));

it('has several managers beside it: those that do not run add nothing', async () => {
  const { json } = await machine.cpm('service', 'list', '--json');
  const services = json()['services'] as { manager: string }[];
  expect(new Set(services.map(({ manager }) => manager))).toEqual(new Set(['supervisor']));
});
