import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { MAIN } from '../support/console.ts';
import { until } from '../support/lab/until.ts';
import { type Answering, answering } from '../support/service/answering.ts';
import { expectFollowed } from '../support/service/following.ts';
import { type SystemdMachine, systemdMachine } from '../support/service/systemd-machine.ts';
import { privateJournal } from '../support/systemd/journal.ts';
import { systemdMissing } from '../support/systemd/user-manager.ts';

const missing = systemdMissing();
const SLEEP = 'exec sleep 1000';
const READY = { within: '3s', good: 2, every: '50ms' };

let machine: SystemdMachine;
let web: Answering;
const made: AsyncDisposable[] = [];
beforeAll(async () => {
  if (missing !== null) return;
  made.push((web = await answering()));
  made.push((machine = await systemdMachine()));
  for (const name of ['web', 'db', 'worker']) await machine.unit(name, SLEEP);
  await machine.unit('broken', 'echo the port is taken; exit 3');
  await machine.unit('crashing', 'exit 7', 'Restart=always\nRestartSec=100ms\nStartLimitIntervalSec=0');
  const unit = (id: string, more: object = {}) => ({
    id,
    manager: 'systemd-user',
    unit: `${id}.service`,
    ready: READY,
    ...more,
  });
  await machine.configure({
    services: [unit('web', { requires: ['db'] }), unit('db'), unit('worker'), unit('broken'), unit('crashing')],
    groups: { shop: ['web', 'db'] },
    checks: [{ kind: 'http', id: 'front', url: web.url, dependsOn: 'service:web', timeout: '2s' }],
  });
  await machine.systemctl('start', 'web', 'db', 'worker');
}, 60_000);
afterAll(async () => {
  for (const each of made) await each[Symbol.asyncDispose]();
});
beforeEach((context) => {
  if (missing !== null) context.skip(missing);
  web.answer(200);
});

const stateOf = async (name: string) =>
  (await machine.systemctl('show', '--property=ActiveState', '--value', name)).trim();

describe('restarting', () => {
  it('waits until the check of a real unit is good', async () => {
    const before = await machine.pidOf('web');
    const { exit, out, err } = await machine.cpm('service', 'restart', 'web', '--yes');
    expect([err, out]).toEqual(['', expect.stringContaining('$ systemctl --user restart web.service')]);
    expect(exit).toBe(0);
    const pid = await machine.pidOf('web');
    expect(pid).not.toBe(before);
    expect(out).toContain(`running as pid ${pid}, http:front ok`);
  });

  it('is not done while its check fails, says what was seen, and is gone on with later', async () => {
    web.answer(503);
    const { exit, err, out } = await machine.cpm('service', 'restart', 'web', '--yes');
    expect(err).toMatch(/web is not ready after 3.0 s: http:front critical: .*503/);
    // A restart cannot be taken back.
    expect(exit).toBe(9);
    expect(out).toMatch(/cpm-console service resume service-\S+ goes on/);
    expect(await machine.cpm('service', 'status', 'web')).toMatchObject({ exit: 21 });
    web.answer(200);
    const pid = await machine.pidOf('web');
    expect(await machine.cpm('service', 'resume')).toMatchObject({ exit: 0 });
    expect(await machine.pidOf('web')).toBe(pid);
  });

  it('of several goes by what needs what', async () => {
    const { exit, out } = await machine.cpm('service', 'restart', '--group', 'shop', '--yes');
    expect(exit).toBe(0);
    const acts = [...out.matchAll(/\$ systemctl --user restart (\S+)\.service/g)].map(([, name]) => name);
    expect(acts).toEqual(['db', 'web']);
    expect(out.indexOf('✔ db is ready')).toBeLessThan(out.indexOf('▶ Restart web'));
  });

  it('of all that failed takes those, and explains a unit that fails again', async () => {
    await machine.systemctl('start', 'broken');
    await until(async () => (await stateOf('broken')) === 'failed', 'broken did not fail');
    const { exit, err, out } = await machine.cpm('service', 'restart', '--all-failed', '--yes');
    expect(out).toContain('$ systemctl --user restart broken.service');
    expect(out).not.toMatch(/restart (web|db|worker)/);
    expect(err).toMatch(/broken is not ready: it is failed: exit 3, it failed\.\n.*service logs broken/);
    // It was down before, and is down now.
    expect(exit).toBe(5);
    const logs = await machine.cpm('service', 'status', 'broken', '--json');
    expect(logs).toMatchObject({ exit: 21 });
    expect(logs.json()).toMatchObject({
      services: [{ id: 'broken', state: 'failed', lastExit: { code: 3 }, summary: 'failed: exit 3, it failed' }],
    });
  });

  it('tells a crash loop from a slow start', async () => {
    const { exit, err } = await machine.cpm('service', 'start', 'crashing', '--yes');
    expect(err).toMatch(/crashing is not ready: it keeps crashing: \d+ restarts in a minute/);
    expect(exit).toBe(5);
    // Taken back: it no longer tries.
    expect(await stateOf('crashing')).toBe('inactive');
  });
});

describe('the other verbs', () => {
  it('stop and start, and have nothing to do the second time', async () => {
    expect(await machine.cpm('service', 'stop', 'worker', '--yes')).toMatchObject({ exit: 0 });
    expect(await stateOf('worker')).toBe('inactive');
    expect(await machine.cpm('service', 'stop', 'worker', '--yes')).toMatchObject({ exit: 3 });
    expect(await machine.cpm('service', 'start', 'worker', '--yes')).toMatchObject({ exit: 0 });
    expect(await stateOf('worker')).toBe('active');
  });

  it('enable, disable and kill', async () => {
    const enabled = async () => (await machine.systemctl('is-enabled', 'worker')).trim();
    expect(await machine.cpm('service', 'enable', 'worker', '--yes')).toMatchObject({ exit: 0 });
    expect(await enabled()).toBe('enabled');
    expect(await machine.cpm('service', 'disable', 'worker', '--yes')).toMatchObject({ exit: 0 });
    expect(await enabled()).toBe('disabled');
    const killed = await machine.cpm('service', 'kill', 'worker', '--signal', 'KILL', '--yes');
    expect(killed).toMatchObject({ exit: 0 });
    expect(killed.out).toContain('$ systemctl --user kill --signal=SIGKILL worker.service');
    expect(await stateOf('worker')).toBe('failed');
    await machine.systemctl('start', 'worker');
  });

  it('list what there is', async () => {
    const { exit, json } = await machine.cpm('service', 'list', '--json');
    expect(exit).toBe(0);
    const services = json()['services'] as Record<string, unknown>[];
    expect(services.find(({ id }) => id === 'db')).toMatchObject({
      state: 'running',
      status: 'ok',
      pid: await machine.pidOf('db'),
      cpuPercent: expect.any(Number) as number,
      memoryBytes: expect.any(Number) as number,
      ports: [],
      file: join(machine.folder, 'config/systemd/user/db.service'),
    });
  });

  it('are refused for a name that no unit has', async () => {
    expect(await machine.cpm('service', 'restart', 'wbe', '--yes')).toMatchObject({ exit: 2 });
    const odd = await machine.cpm('service', 'restart', 'systemd-user/$(touch pwned)', '--yes');
    expect(odd.exit).toBe(2);
    expect(existsSync(join(machine.folder, 'pwned'))).toBe(false);
  });
});

describe('a run that something comes in between of', () => {
  /** Restarts web, whose check fails, and resolves once it waits for that. */
  async function waiting() {
    web.answer(503);
    const asked = web.asked();
    const child = spawn(process.execPath, [MAIN, 'service', 'restart', 'web', '--yes'], {
      env: machine.env,
      cwd: machine.folder,
      stdio: 'ignore',
    });
    const ended = once(child, 'exit');
    await until(() => Promise.resolve(web.asked() > asked + 1), 'nobody asked the check');
    return { child, ended };
  }

  it('holds its units: a second console is told who does', async () => {
    const { ended } = await waiting();
    const second = await machine.cpm('service', 'stop', 'web', '--yes');
    expect(second.exit).toBe(10);
    expect(second.err).toMatch(/service-\d+/);
    expect(await machine.cpm('service', 'restart', 'worker', '--yes')).toMatchObject({ exit: 0 });
    await ended;
  });

  it('is gone on with after its console was killed', async () => {
    const { child, ended } = await waiting();
    child.kill('SIGKILL');
    await ended;
    const pid = await machine.pidOf('web');
    web.answer(200);
    expect(await machine.cpm('service', 'resume', '--json')).toMatchObject({ exit: 0 });
    // The restart itself was done.
    expect(await machine.pidOf('web')).toBe(pid);
  });

  it('is over with the next one, which leaves nothing half way', async () => {
    const { child, ended } = await waiting();
    child.kill('SIGINT');
    expect((await ended)[0]).toBe(9);
    web.answer(200);
    expect(await machine.cpm('service', 'restart', 'web', '--yes')).toMatchObject({ exit: 0 });
    expect(await machine.cpm('service', 'resume')).toMatchObject({ exit: 3 });
    expect(readdirSync(join(machine.folder, 'state/cpm-console/locks'))).toEqual([]);
  });
});

it('follows its log in the journal over a restart', async () => {
  await using journal = await privateJournal();
  const { folder } = journal;
  await journal.unit('api.service', `[Service]\nExecStart=/bin/sh -c 'echo "api is up"; exec sleep 1000'\n`);
  await mkdir(join(folder, 'config/cpm-console'), { recursive: true });
  const api = { id: 'api', manager: 'systemd-user', unit: 'api.service', ready: READY };
  await writeFile(join(folder, 'config/cpm-console/config.yaml'), JSON.stringify({ services: [api] }));
  await journal.systemctl('start', 'api');
  await expectFollowed(journal);
});
