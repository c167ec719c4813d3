import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { realFiles } from '#services/adapters/files.ts';
import systemdUser from '#services/adapters/managers/systemd-user.ts';
import type { ServiceTarget } from '#services/procedures/diagnose/target.ts';

import { diagnosed, hostWorld, seeingOnly } from '../../../support/diagnose/diagnosed.ts';
import { until } from '../../../support/lab/until.ts';
import { closedPort, listening } from '../../../support/net/listen.ts';
import { systemdMissing, userManager } from '../../../support/systemd/user-manager.ts';

const missing = systemdMissing();

/** A real systemd --user whose units write to a file that its journal reads from. */
async function laboratory() {
  const real = await userManager();
  const journal = join(real.folder, 'bin/journalctl');
  await writeFile(journal, `#!/bin/sh\ncat "${real.folder}/unit.log" 2>/dev/null\n`);
  await chmod(journal, 0o755);
  const base = hostWorld();
  const environment = { ...base.environment, home: real.folder, get: () => undefined };
  const managers = [systemdUser({ shell: real.shell, environment })];
  return {
    real,
    world: hostWorld({ managers, shell: real.shell, files: realFiles() }),
    /** Starts a unit that runs this script, and waits until it stands as wanted. */
    async run(script: string, state: string, more = '') {
      await writeFile(join(real.folder, 'unit.log'), '');
      await writeFile(join(real.folder, 'script.mjs'), script);
      await this.exec(`${process.execPath} ${real.folder}/script.mjs`, state, more);
    },
    async exec(command: string, state: string, more = '') {
      const log = `StandardOutput=append:${real.folder}/unit.log\nStandardError=append:${real.folder}/unit.log`;
      await real.unit('api.service', `[Service]\nExecStart=${command}\n${log}\n${more}`);
      await real.systemctl('stop', 'api');
      await real.systemctl('reset-failed', 'api');
      await real.systemctl('start', 'api');
      const stands = async () => (await real.systemctl('show', '-p', 'ActiveState', 'api')).includes(`=${state}`);
      await until(stands, `api did not become ${state}`);
    },
    [Symbol.asyncDispose]: () => real[Symbol.asyncDispose](),
  };
}

const api: ServiceTarget = {
  subject: 'service',
  id: 'api',
  manager: 'systemd-user',
  unit: 'api',
  needs: [],
  checks: [],
};
const listenOn = (port: number) => `import http from 'node:http'; http.createServer().listen(${port}, '127.0.0.1');`;

test('units of a real systemd: each fault has a conclusion of its own', { timeout: 60_000 }, async (ctx) => {
  if (missing !== null) return ctx.skip(missing);
  await using lab = await laboratory();
  const ids: string[] = [];
  const look = async (target: ServiceTarget = api) => {
    const found = await diagnosed(target, lab.world, 8000);
    ids.push(found.id);
    return found;
  };

  const port = await closedPort();
  {
    await using holder = await listening(createServer(), 'http');
    await lab.run(listenOn(holder.port), 'failed');
    const taken = await look();
    expect(taken).toMatchObject({ id: 'service-port-taken', exit: 21 });
    expect(taken.conclusion.title).toContain(`port ${holder.port} is held by`);
    expect(taken.conclusion.title).toContain(`pid ${process.pid}`);
  }
  expect(await look()).toMatchObject({ id: 'service-port-was-taken' });

  await lab.run(listenOn(port), 'active');
  expect(await look()).toMatchObject({ id: 'service-healthy', exit: 0 });

  const pid = Number((await lab.real.systemctl('show', '-p', 'MainPID', '--value', 'api')).trim());
  process.kill(pid, 'SIGSTOP');
  expect(await look()).toMatchObject({ id: 'service-process-stopped', exit: 21 });
  process.kill(pid, 'SIGKILL');
  const failed = async () => (await lab.real.systemctl('is-failed', 'api')).includes('failed');
  await until(failed, 'api did not fail');
  expect(await look()).toMatchObject({ id: 'service-killed' });

  await lab.run('throw new Error("TOKEN_URL is not set")', 'failed');
  const unset = await look();
  expect(unset.id).toBe('service-variable-missing');
  expect(unset.conclusion.title).toContain('TOKEN_URL');

  await lab.run('import "left-pad-of-nobody"', 'failed');
  expect(await look()).toMatchObject({ id: 'service-module-missing' });

  await lab.run('console.log("bye"); process.exit(3)', 'failed');
  const plain = await look();
  expect(plain.id).toBe('service-failed');
  expect(plain.conclusion.evidence.join()).toContain('exit 3');

  await lab.run('process.exit(3)', 'activating', 'Restart=always\nRestartSec=300');
  expect(await look()).toMatchObject({ id: 'service-crash-loop' });

  await lab.exec('/nonexistent/program', 'failed');
  expect(await look()).toMatchObject({ id: 'service-program-missing' });

  await lab.run(listenOn(port), 'active');
  await lab.real.systemctl('stop', 'api');
  expect(await look()).toMatchObject({ id: 'service-stopped', exit: 20 });
  expect(await look({ ...api, unit: 'nobody' })).toMatchObject({ id: 'service-not-found', exit: 21 });
  expect(new Set(ids).size).toBe(ids.length);
});

test('a manager that does not run is no fault of the service', async () => {
  const found = await diagnosed({ ...api, manager: 'runit' });
  expect(found).toMatchObject({ id: 'service-manager-absent', exit: 22 });
});

test('a manager that does not answer says nothing of the service', async () => {
  const base = hostWorld();
  const silent = base.managers.map((manager) => ({
    ...manager,
    name: 'systemd-user',
    status: () => Promise.reject(new Error('no answer within 4 s')),
  }));
  const found = await diagnosed(api, hostWorld({ managers: silent.slice(0, 1) }));
  expect(found).toMatchObject({ id: 'service-manager-silent', exit: 22 });
  expect(found.notLooked.join()).toContain('no answer within 4 s');
});

test('a server that was stopped by a signal is told from one that hangs', async () => {
  const script = `require('node:http').createServer((q, r) => r.end('{}')).listen(0, '127.0.0.1', function () { console.log(String(this.address().port)); });`;
  const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const [line] = (await once(child.stdout, 'data')) as [Buffer];
    const memory = { subject: 'memory', host: '127.0.0.1', port: Number(String(line)), tls: false, units: [] } as const;
    child.kill('SIGSTOP');
    const world = hostWorld();
    await until(async () => (await world.processes.find(child.pid ?? 0))?.state === 'T', 'it did not stop');
    const found = await diagnosed(memory, seeingOnly(world, memory.port), 300);
    expect(found).toMatchObject({ id: 'memory-process-stopped', exit: 21 });
    expect(found.conclusion.fixes[0]?.commands).toEqual([`kill -CONT ${child.pid}`]);
  } finally {
    child.kill('SIGKILL');
  }
});

test('the unhappy service of the made-up world is explained by whoever took its port', async () => {
  const world = hostWorld();
  const { managers, processes, clock } = (await import('#services/fakes/world.ts')).demoWorld({ clock: world.clock });
  const target = { ...api, id: 'health-monitor', manager: 'systemd', unit: 'claude-pm-health-monitor.service' };
  const found = await diagnosed(target, { ...world, managers, processes, clock });
  expect(found.id).toBe('service-port-taken');
  expect(found.conclusion.title).toContain('pid 4127');
});
