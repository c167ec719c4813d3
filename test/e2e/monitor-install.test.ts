import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { expect, it } from 'vitest';

import { until } from '../support/lab/until.ts';
import { systemdMachine } from '../support/service/systemd-machine.ts';
import { systemdMissing } from '../support/systemd/user-manager.ts';

it('installs a monitor that a real systemd keeps running, and takes it away again', async (ctx) => {
  const missing = systemdMissing();
  if (missing !== null) ctx.skip(missing);
  await using machine = await systemdMachine();
  await machine.configure({ checks: [] });
  const unit = join(machine.folder, 'config/systemd/user/cpm-console-monitor.service');
  const asked = await machine.cpm('monitor', 'install', 'systemd-user');
  expect(asked.exit).toBe(4);
  expect(asked.out).toContain('ExecStart=');
  expect(existsSync(unit)).toBe(false);

  const installed = await machine.cpm('monitor', 'install', 'systemd-user', '--yes');
  expect([installed.exit, installed.err]).toEqual([0, '']);
  expect(asked.out).toContain(await readFile(unit, 'utf8'));
  const monitor = async () => (await machine.cpm('monitor', 'status', '--json')).json()['monitor'];
  await until(async () => (await monitor()) !== null, 'no monitor came up');
  const pid = await machine.pidOf('cpm-console-monitor');
  expect(await monitor()).toMatchObject({ pid, headless: true });

  const removed = await machine.cpm('monitor', 'uninstall', 'systemd-user', '--yes');
  expect([removed.exit, removed.err]).toEqual([0, '']);
  expect(existsSync(unit)).toBe(false);
  expect(await monitor()).toBeNull();
  expect((await machine.cpm('monitor', 'uninstall', 'systemd-user', '--yes')).exit).toBe(3);
});
