import { existsSync } from 'node:fs';
import { chmod } from 'node:fs/promises';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { OpsError } from '#domain/errors.ts';
import { realEnvironment } from '#services/adapters/environment.ts';
import systemdUser from '#services/adapters/managers/systemd-user.ts';
import systemd from '#services/adapters/managers/systemd.ts';
import { realShell } from '#services/adapters/shell.ts';

import { emptyScratch } from '../../../support/scratch.ts';
import { systemdMissing, userManager } from '../../../support/systemd/user-manager.ts';

const signal = () => AbortSignal.timeout(20_000);

/** A program called systemctl that does what a script says. */
async function fakeSystemctl(script: string) {
  const folder = await emptyScratch();
  await folder.write('systemctl', `#!/bin/sh\n${script}\n`);
  await chmod(join(folder.path, 'systemctl'), 0o755);
  return folder;
}

const SERVICE = (exec: string, more = '') =>
  `[Unit]\nDescription=A test\n[Service]\nExecStart=/bin/sh -c '${exec}'\n${more}\n[Install]\nWantedBy=default.target\n`;

test('a real systemd --user', { timeout: 90_000 }, async (context) => {
  const missing = systemdMissing();
  if (missing !== null) context.skip(missing);
  await using manager = await userManager();
  const environment = {
    ...realEnvironment(),
    home: manager.folder,
    get: (name: string) => (name === 'XDG_CONFIG_HOME' ? `${manager.folder}/config` : undefined),
  };
  const user = systemdUser({ shell: manager.shell, environment });
  const state = async (name: string) => (await user.status([name], signal()))[0];

  expect(await user.available(signal())).toBe(true);
  await manager.unit('mem0ai.service', SERVICE('exec sleep 1000'));
  await manager.unit('crashy.service', SERVICE('exit 7', 'Restart=always\nRestartSec=1h'));
  await manager.unit('fails.service', SERVICE('exit 3'));
  await manager.unit('killed.service', SERVICE('kill -9 $$$$'));
  await manager.unit('job.service', SERVICE('true', 'Type=oneshot'));
  await manager.unit('broken.service', '[Service]\nExecStart=relative/path\n');

  expect(await state('mem0ai')).toMatchObject({ state: 'stopped', pid: null, wanted: false, description: 'A test' });
  expect(await state('no-such')).toMatchObject({ name: 'no-such', state: 'not-found', wanted: false });
  expect(await state('broken')).toMatchObject({ state: 'failed' });

  await manager.systemctl('enable', '--now', 'mem0ai', 'fails', 'killed', 'job');
  await manager.systemctl('start', '--no-block', 'crashy');
  const before = Date.now();
  await expect
    .poll(() => state('crashy'), { timeout: 10_000 })
    .toMatchObject({ state: 'crash-loop', lastExit: { code: 7 } });
  await expect
    .poll(() => state('fails'))
    .toMatchObject({ state: 'failed', lastExit: { code: 3, signal: null, reason: 'it failed' }, wanted: true });
  await expect
    .poll(() => state('killed'))
    .toMatchObject({ state: 'failed', lastExit: { code: null, signal: 'SIGKILL' } });
  expect(await state('job')).toMatchObject({ state: 'stopped', wanted: false });
  const running = await state('mem0ai');
  expect(running).toMatchObject({ state: 'running', wanted: true, manager: 'systemd-user', restarts: 0 });
  expect(existsSync(`/proc/${running?.pid}`)).toBe(true);
  expect(Math.abs((running?.startedAt ?? 0) - before)).toBeLessThan(20_000);

  const asked = ['no-such', 'mem0ai.service', '-x', 'a;reboot', '$(id)', '*', 'worker@', '', 'x'.repeat(300), 'fails'];
  const states = (await user.status(asked, signal())).map((unit) => [unit.name, unit.state]);
  expect(states).toEqual(
    asked.map((name) => [
      name === 'mem0ai.service' ? 'mem0ai' : name,
      name === 'fails' ? 'failed' : name === 'mem0ai.service' ? 'running' : 'not-found',
    ]),
  );

  const listed = (await user.list(signal())).map(({ name }) => name).toSorted();
  expect(listed).toEqual(['broken', 'crashy', 'fails', 'killed', 'mem0ai']);

  await manager.systemctl('stop', 'mem0ai');
  expect(await state('mem0ai')).toMatchObject({ state: 'stopped', wanted: true, pid: null });
  await manager.systemctl('mask', 'fails');
  expect(await user.available(AbortSignal.abort())).toBe(false);
});

test('a machine that was not started by systemd has none, and asking it harms nothing', async () => {
  const shell = realShell();
  const environment = realEnvironment();
  const isBooted = existsSync('/run/systemd/system');
  expect(await systemd({ shell, environment }).available(signal())).toBe(isBooted);
  const without = realShell({ PATH: '/nowhere' });
  expect(await systemd({ shell: without, environment }).available(signal())).toBe(false);
});

test.each([
  ['garbage', 'head -c 100000 /dev/urandom', 'garbage'],
  ['half a unit', 'printf "Id=a.service\\nActiveState=active\\n"', 'garbage'],
  ['a state nobody knows', 'printf "Id=a.service\\nLoadState=loaded\\nActiveState=dancing\\n"', 'unknown'],
  ['another unit', 'printf "Id=b.service\\nLoadState=loaded\\nActiveState=active\\n"', 'unknown'],
])('a manager that answers %s', async (_name, script, expected) => {
  await using talker = await fakeSystemctl(script);
  const manager = systemd({
    shell: realShell({ PATH: `${talker.path}:${process.env['PATH']}` }),
    environment: realEnvironment(),
  });
  const outcome = await manager.status(['a'], signal()).then(
    ([unit]) => unit?.state,
    (error: unknown) => (error instanceof OpsError ? error.code : error),
  );
  expect(outcome).toBe(expected);
});

test('a manager that answers a gigabyte is not read to the end', async () => {
  await using talker = await fakeSystemctl('yes "Id=a.service" | head -c 1000000000');
  const manager = systemd({
    shell: realShell({ PATH: `${talker.path}:${process.env['PATH']}` }),
    environment: realEnvironment(),
  });
  const before = process.memoryUsage.rss();
  const outcome = await manager.status(['a'], signal()).then(
    ([unit]) => unit?.state,
    (error: unknown) => (error instanceof OpsError ? error.code : error),
  );
  // On a slow machine the deadline comes first.
  expect(['garbage', 'timeout']).toContain(outcome);
  expect(process.memoryUsage.rss() - before).toBeLessThan(500 * 1024 * 1024);
});

test('a manager that hangs or fails is an error that says so', async () => {
  await using hangs = await fakeSystemctl('sleep 777');
  await using fails = await fakeSystemctl('echo Failed to connect to bus >&2; exit 1');
  const of = (path: string) =>
    systemd({ shell: realShell({ PATH: `${path}:${process.env['PATH']}` }), environment: realEnvironment() });
  await expect(of(hangs.path).status(['a'], AbortSignal.timeout(200))).rejects.toMatchObject({ code: 'timeout' });
  await expect(of(fails.path).status(['a'], signal())).rejects.toMatchObject({
    code: 'no-manager',
    message: expect.stringContaining('Failed to connect to bus') as string,
  });
  expect(await of(fails.path).available(signal())).toBe(false);
});

test('a test manager leaves no control group behind', async (context) => {
  const missing = systemdMissing();
  if (missing !== null) context.skip(missing);
  const groups = await (async () => {
    await using manager = await userManager();
    expect(manager.groups().length).toBeGreaterThan(0);
    return manager.groups;
  })();
  expect(groups()).toEqual([]);
});
