import { spawn } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { realEnvironment } from '#services/adapters/environment.ts';
import pm2Manager from '#services/adapters/managers/pm2.ts';
import systemdUser from '#services/adapters/managers/systemd-user.ts';
import { realShell } from '#services/adapters/shell.ts';
import type { ServiceManager } from '#services/ports/managers.ts';

import { pm2Missing, realPm2 } from '../../test/support/pm2/pm2.ts';
import { systemdMissing, userManager } from '../../test/support/systemd/user-manager.ts';
import { interleaved } from './interleaved.ts';
import { compared, type Row } from './row.ts';

const UNITS = 100;
const APPS = 10;
const ROUNDS = 15;

/** How long a list of services takes, inside a running console. */
export async function rows(): Promise<Row[]> {
  return [await systemdRow(), await pm2Row()];
}

async function systemdRow(): Promise<Row> {
  const name = `list of ${UNITS} systemd units`;
  const missing = systemdMissing();
  if (missing !== null) return unmeasured(name, missing);
  await using real = await userManager();
  const names = Array.from({ length: UNITS }, (_, at) => `unit-${at}`);
  const folder = path.join(real.folder, 'config/systemd/user');
  await mkdir(path.join(folder, 'default.target.wants'), { recursive: true });
  const text = '[Service]\nType=exec\nExecStart=/bin/sleep 1000\n[Install]\nWantedBy=default.target\n';
  for (const unit of names) await writeFile(path.join(folder, `${unit}.service`), text);
  await real.systemctl('daemon-reload');
  await real.systemctl('enable', '--now', ...names);
  const get = (variable: string) => (variable === 'XDG_CONFIG_HOME' ? `${real.folder}/config` : undefined);
  const manager = systemdUser({ shell: real.shell, environment: { ...realEnvironment(), home: real.folder, get } });
  const env = { PATH: `${real.folder}/bin:${process.env['PATH']}`, XDG_RUNTIME_DIR: `${real.folder}/run` };
  const medians = await interleaved(
    {
      ours: () => millisecondsOfList(manager, UNITS),
      theirs: () => millisecondsOf('systemctl', ['--user', '--no-pager', 'show', ...names], env),
    },
    ROUNDS,
  );
  return compared({ name, ...medians, budget: 2, unit: 'ms', against: 'systemctl show of the same' });
}

async function pm2Row(): Promise<Row> {
  const name = `list of ${APPS} PM2 apps`;
  const missing = await pm2Missing();
  if (missing !== null) return unmeasured(name, missing);
  await using real = await realPm2();
  const script = path.join(real.home, 'app.js');
  await writeFile(script, 'setInterval(() => {}, 1000)');
  const apps = Array.from({ length: APPS }, (_, at) => ({ name: `app-${at}`, script }));
  const file = path.join(real.home, 'ecosystem.config.js');
  await writeFile(file, `module.exports = ${JSON.stringify({ apps })}`);
  await real.pm2('start', file);
  const get = (variable: string) => (variable === 'PM2_HOME' ? real.home : undefined);
  const manager = pm2Manager({ shell: realShell(), environment: { ...realEnvironment(), get } });
  const medians = await interleaved(
    {
      ours: () => millisecondsOfList(manager, APPS),
      theirs: () => millisecondsOf(process.execPath, [real.program, 'jlist', '--silent'], real.env),
    },
    ROUNDS,
  );
  return compared({ name, ...medians, budget: 0.1, unit: 'ms', against: 'pm2 jlist' });
}

async function millisecondsOfList(manager: ServiceManager, count: number): Promise<number> {
  const began = performance.now();
  const units = await manager.list(new AbortController().signal);
  const took = performance.now() - began;
  const running = units.filter(({ state }) => state === 'running').length;
  if (running !== count) throw new Error(`${running} of ${count} units were listed as running`);
  return took;
}

function millisecondsOf(file: string, args: readonly string[], env: Record<string, string>): Promise<number> {
  const began = performance.now();
  const child = spawn(file, args, { env, stdio: ['ignore', 'pipe', 'inherit'] });
  child.stdout.resume();
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve(performance.now() - began);
      else reject(new Error(`${file} ended with ${code}`));
    });
  });
}

function unmeasured(name: string, against: string): Row {
  return { name, ours: 0, theirs: null, ratio: null, budget: null, unit: 'ms', against };
}
