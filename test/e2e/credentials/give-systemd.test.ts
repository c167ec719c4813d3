import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';

import { expect, it } from 'vitest';

import { Mem0Server } from '../../support/credentials/mem0-server.ts';
import { keyringMissing, startKeyring } from '../../support/keyring.ts';
import { systemdMachine } from '../../support/service/systemd-machine.ts';
import { systemdMissing } from '../../support/systemd/user-manager.ts';

const missing = systemdMissing() ?? keyringMissing();

it('gives a key to the EnvironmentFile of a real unit, and the unit runs with the new one after a rotation', async (context) => {
  if (missing !== null) context.skip(missing);
  await using keyring = await startKeyring();
  await using server = await Mem0Server.start();
  const first = server.make('by hand').value;
  const { DBUS_SESSION_BUS_ADDRESS } = keyring.env;
  await using machine = await systemdMachine({ DBUS_SESSION_BUS_ADDRESS, MADE: first });
  const done = async (...args: readonly string[]): Promise<void> => {
    const { exit, out, err } = await machine.cpm(...args);
    expect(exit, `${args.join(' ')}: ${out}${err}`).toBe(0);
    for (const value of server.live()) expect(`${out}${err}`).not.toContain(value);
  };
  const has = async (): Promise<{ pid: number; key: string | undefined }> => {
    const pid = await machine.pidOf('api');
    const line = readFileSync(`/proc/${pid}/environ`, 'utf8')
      .split('\0')
      .find((each) => each.startsWith('KEY='));
    return { pid, key: line?.slice('KEY='.length) };
  };
  const file = join(machine.folder, 'api.env');
  writeFileSync(file, 'OTHER=kept\n', { mode: 0o644 });
  await machine.unit('api', 'exec sleep 1000', `EnvironmentFile=${file}`);
  const ready = { within: '5s', good: 1, every: '10ms' };
  await machine.configure({ services: [{ id: 'api', manager: 'systemd-user', unit: 'api.service', ready }] });
  await machine.systemctl('start', 'api');
  const before = await has();
  expect(before.key).toBeUndefined();

  await done('cred', 'add', 'memory/main', '--provider', 'mem0', '--url', server.url, '--from-env', 'MADE', '--yes');
  // No file is named: it is the one of the unit.
  await done('cred', 'give', 'memory/main', '--to', 'service:api', '--as', 'KEY', '--yes');
  const given = await has();
  expect(given.key).toBe(first);
  expect(given.pid).not.toBe(before.pid);

  await done('cred', 'rotate', 'memory/main', '--settle', '10ms', '--yes');
  const [value, ...others] = server.live();
  expect([value === first, others]).toEqual([false, []]);
  const rotated = await has();
  expect(rotated.key).toBe(value);
  expect(rotated.pid).not.toBe(given.pid);
  expect(parseEnv(readFileSync(file, 'utf8'))).toEqual({ OTHER: 'kept', KEY: value });
  expect(statSync(file).mode & 0o777).toBe(0o600);
});
