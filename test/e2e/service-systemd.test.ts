import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';

import { type Answering, answering } from '../support/service/answering.ts';
import { type SystemdMachine, systemdMachine } from '../support/service/systemd-machine.ts';
import { systemdMissing } from '../support/systemd/user-manager.ts';

const missing = systemdMissing();
const SLEEP = 'exec sleep 1000';
const READY = { within: '8s', good: 2, every: '50ms' };

let machine: SystemdMachine;
let web: Answering;
const made: AsyncDisposable[] = [];
beforeAll(async () => {
  if (missing !== null) return;
  made.push((web = await answering()));
  made.push((machine = await systemdMachine()));
  for (const name of ['web', 'db', 'worker']) await machine.unit(name, SLEEP);
  await machine.configure({
    services: [
      { id: 'web', manager: 'systemd-user', unit: 'web.service', requires: ['db'], ready: READY },
      { id: 'db', manager: 'systemd-user', unit: 'db.service', ready: READY },
    ],
    checks: [{ kind: 'http', id: 'front', url: web.url, dependsOn: 'service:web', timeout: '2s' }],
  });
  await machine.systemctl('start', 'web', 'db', 'worker');
}, 60_000);
afterAll(async () => {
  for (const each of made) await each[Symbol.asyncDispose]();
});
beforeEach((context) => {
  if (missing !== null) context.skip(missing);
});

it('restarts a real unit and waits until its check is good', async () => {
  web.answer(200);
  const before = await machine.pidOf('web');
  const { exit, out, err } = await machine.cpm('service', 'restart', 'web', '--yes');
  expect([err, out]).toEqual(['', expect.stringContaining('$ systemctl --user restart web.service')]);
  expect(exit).toBe(0);
  const pid = await machine.pidOf('web');
  expect(pid).not.toBe(before);
  expect(out).toContain(`running as pid ${pid}, http:front ok`);
});

it('is not done with a unit whose check fails, and says what was seen', async () => {
  web.answer(503);
  const { exit, err } = await machine.cpm('service', 'restart', 'web', '--yes');
  expect(err).toMatch(/web is not ready after .*http:front critical: .*503/);
  // A restart cannot be taken back.
  expect(exit).toBe(9);
});
