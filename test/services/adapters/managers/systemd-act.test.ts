import { appendFile, chmod, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { execa } from 'execa';
import { describe, expect, test } from 'vitest';

import { realEnvironment } from '#services/adapters/environment.ts';
import systemdUser from '#services/adapters/managers/systemd-user.ts';
import systemd from '#services/adapters/managers/systemd.ts';
import { environmentNames, filesOfEnvironment } from '#services/adapters/managers/systemd/environment-names.ts';
import { realShell } from '#services/adapters/shell.ts';
import { type Acting, UNIT_ACTIONS, type UnitAction } from '#services/ports/managers.ts';

import { emptyScratch } from '../../../support/scratch.ts';
import { systemdMissing, userManager } from '../../../support/systemd/user-manager.ts';

const signal = () => AbortSignal.timeout(20_000);
const NOBODY = ['--reuid=65534', '--regid=65534', '--clear-groups'];
const STRANGER = join(import.meta.dirname, '../../../support/managers/stranger.ts');
const START: Acting = { action: 'start', unit: 'api' };

/** The system's manager with programs that do what scripts say and write down how they were called. */
async function machineWith(scripts: Readonly<Record<string, string>>) {
  const folder = await emptyScratch();
  const log = join(folder.path, 'calls');
  for (const [name, script] of Object.entries(scripts)) {
    await folder.write(name, `#!/bin/sh\necho "$0 $*" >>${log}\n${script}\n`);
    await chmod(join(folder.path, name), 0o755);
  }
  const shell = realShell({ ...process.env, PATH: `${folder.path}:${process.env['PATH']}` });
  return {
    path: folder.path,
    control: systemd({ shell, environment: realEnvironment() }).control!,
    calls: async () =>
      (await readFile(log, 'utf8').catch(() => '')).replaceAll(`${folder.path}/`, '').trim().split('\n'),
    [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose](),
  };
}

test('every action is one call that asks nobody, and the command that is shown', async () => {
  await using machine = await machineWith({ systemctl: '' });
  for (const action of UNIT_ACTIONS) await machine.control.act({ action, unit: 'api', signal: 'HUP' }, signal());
  const shown = UNIT_ACTIONS.map((action) => machine.control.command({ action, unit: 'api', signal: 'HUP' }));
  expect(shown.map(({ file, args }) => [file, ...args].join(' '))).toEqual([
    'systemctl start api.service',
    'systemctl stop api.service',
    'systemctl restart api.service',
    'systemctl reload api.service',
    'systemctl enable api.service',
    'systemctl disable api.service',
    'systemctl kill --signal=SIGHUP api.service',
  ]);
  const typed = shown.map(({ args }) => `systemctl --no-pager --no-ask-password ${args.join(' ')}`);
  expect(await machine.calls()).toEqual(typed);
});

/** What systemctl 252 says, and what that means. */
const ANSWERS: readonly [said: string, script: string, code: string][] = [
  ['a unit that is not there', 'echo Failed to start api.service: Unit api.service not found. >&2; exit 5', 'no-unit'],
  ['no file for enable', 'echo Failed to enable unit: Unit file api.service does not exist. >&2; exit 1', 'no-unit'],
  ['polkit says no', 'echo Failed to start api.service: Access denied >&2; exit 4', 'no-rights'],
  ['polkit wants a password', 'echo Interactive authentication required. >&2; exit 1', 'no-rights'],
  ['a bus that is shut', 'echo Failed to connect to bus: Permission denied >&2; exit 1', 'no-rights'],
  ['no bus', 'echo Failed to connect to bus: No such file or directory >&2; exit 1', 'no-manager'],
  ['a job that failed', 'echo Job for api.service failed. See journalctl -xe. >&2; exit 1', 'act-failed'],
  ['a unit with no reload', 'echo Job type reload is not applicable for unit api.service. >&2; exit 2', 'act-failed'],
  ['a crash loop', 'echo Start request repeated too quickly. >&2; exit 1', 'act-failed'],
  ['nothing, but not well', 'exit 1', 'act-failed'],
  ['something else', 'echo "<html>"', 'garbage'],
];

test.each(ANSWERS)('%s', async (_said, script, code) => {
  const state = code === 'no-unit' ? 'not-found' : 'loaded';
  await using machine = await machineWith({ systemctl: `case "$*" in *show*) echo ${state};; *) ${script};; esac` });
  await expect(machine.control.act(START, signal())).rejects.toMatchObject({ name: 'OpsError', code });
});

test('a unit that is there and only not running is not missing', async () => {
  const script = 'case "$*" in *show*) echo loaded;; *) echo Unit api.service not loaded. >&2; exit 1;; esac';
  await using machine = await machineWith({ systemctl: script });
  const acting = { action: 'kill', unit: 'api' } as const;
  await expect(machine.control.act(acting, signal())).rejects.toMatchObject({
    code: 'act-failed',
    message: 'systemd could not kill api: Unit api.service not loaded.',
  });
});

test('a job that takes long is accepted by a manager that still answers', { timeout: 90_000 }, async (context) => {
  const missing = systemdMissing();
  if (missing !== null) context.skip(missing);
  await using real = await userManager();
  const user = systemdUser({ shell: real.shell, environment: { ...realEnvironment(), home: real.folder } });
  await real.unit('slow.service', '[Service]\nType=oneshot\nExecStart=/bin/sleep 1000\n');
  await user.control!.act({ action: 'start', unit: 'slow' }, signal());
  expect(await user.status(['slow'], signal())).toMatchObject([{ state: 'starting' }]);
  const soon = AbortSignal.timeout(300);
  await expect(user.control!.act({ action: 'restart', unit: 'slow' }, soon)).rejects.toMatchObject({ code: 'timeout' });
});

test(
  'a real unit is described with names of variables, and their values nowhere',
  { timeout: 60_000 },
  async (context) => {
    const missing = systemdMissing();
    if (missing !== null) context.skip(missing);
    await using real = await userManager();
    const user = systemdUser({ shell: real.shell, environment: { ...realEnvironment(), home: real.folder } });
    const file = join(real.folder, 'api.env');
    await writeFile(file, '# A=not this\nTOKEN="canary-1\nNESTED=canary-2"\nexport URL=canary-3\n\n');
    await real.unit(
      'api.service',
      `[Service]\nEnvironment=PLAIN=canary-4 "SPACED=canary-5 more=canary" 'QUOTED=canary-6'
EnvironmentFile=${file}\nEnvironmentFile=-/nowhere/else\nWorkingDirectory=/tmp
ExecStart=/bin/sh -c 'sleep 1000 & exec sleep 1000'\n[Install]\nWantedBy=default.target\n`,
    );
    await real.systemctl('enable', '--now', 'api');
    const detail = () => user.control!.detail('api', signal());
    const found = await detail();
    expect(found).toMatchObject({
      file: join(real.folder, 'config/systemd/user/api.service'),
      dropIns: [],
      needsReload: false,
      enabled: true,
      program: '/bin/sh -c sleep 1000 & exec sleep 1000',
      folder: '/tmp',
      environment: ['PLAIN', 'QUOTED', 'SPACED', 'TOKEN', 'URL'],
    });
    expect(JSON.stringify(found)).not.toContain('canary');
    const [unit] = await user.status(['api'], signal());
    await expect.poll(async () => (await detail()).pids, { timeout: 10_000 }).toHaveLength(2);
    expect((await detail()).pids[0]).toBe(unit?.pid);

    const dropIns = join(real.folder, 'config/systemd/user/api.service.d');
    await execa('mkdir', ['-p', dropIns]);
    await writeFile(join(dropIns, 'more.conf'), '[Service]\nNice=5\n');
    await appendFile(found.file!, '# changed\n');
    expect(await detail()).toMatchObject({ needsReload: true, dropIns: [] });
    await real.systemctl('daemon-reload');
    expect(await detail()).toMatchObject({ needsReload: false, dropIns: [join(dropIns, 'more.conf')] });
  },
);

describe('names of variables', () => {
  test.each([
    [['A=1 B=2'], ['A', 'B']],
    [['"A=1 B=2" C=3'], ['A', 'C']],
    [[String.raw`"A=say \"B=2\" twice" 'D=x y'`], ['A', 'D']],
    [['1BAD=x =y', ''], []],
  ])('%j', async (properties, names) => {
    expect(await environmentNames(properties, [])).toEqual(names);
  });

  test('files are named with what happens when they are missing', () => {
    expect(filesOfEnvironment(['/etc/default/a b (ignore_errors=yes)', '/x (ignore_errors=no)'])).toEqual([
      '/etc/default/a b',
      '/x',
    ]);
  });

  test('a folder, a device, a pipe and a missing file have none', async () => {
    await using folder = await emptyScratch();
    await execa('mkfifo', [join(folder.path, 'pipe')]);
    expect(await environmentNames([], ['/etc', '/dev/zero', '/nowhere', join(folder.path, 'pipe')])).toEqual([]);
  });
});

describe('who may act on services of the machine', () => {
  /** What somebody without rights is told, with a pkcheck that ends as told. */
  async function stranger(acting: Acting, pkcheck: string | null) {
    const scripts = { systemctl: 'echo Access denied >&2; exit 4', ...(pkcheck === null ? {} : { pkcheck }) };
    await using machine = await machineWith(scripts);
    await chmod(machine.path, 0o755);
    await writeFile(join(machine.path, 'calls'), '');
    await chmod(join(machine.path, 'calls'), 0o666);
    const args = [...NOBODY, process.execPath, STRANGER, 'systemd', machine.path, JSON.stringify(acting)];
    const env = { PATH: `${machine.path}:/usr/bin:/bin` };
    const { stdout } = await execa('setpriv', args, { env, extendEnv: false });
    const told = JSON.parse(stdout) as { wrote: boolean; refusal: unknown; act: unknown };
    return { ...told, calls: await machine.calls() };
  }

  test('root may', async () => {
    await using machine = await machineWith({ pkcheck: 'exit 1' });
    expect(await machine.control.refusal(START, signal())).toBeNull();
    expect(await machine.calls()).toEqual(['']);
  });

  test.each<[UnitAction, string]>([
    ['start', 'org.freedesktop.systemd1.manage-units'],
    ['enable', 'org.freedesktop.systemd1.manage-unit-files'],
  ])('polkit is asked about %s, and nobody else', async (action, id) => {
    const no = await stranger({ action, unit: 'api' }, 'exit 2');
    expect(no).toMatchObject({
      wrote: false,
      act: 'no-rights',
      refusal: { why: 'this needs root', command: { file: 'sudo', args: ['systemctl', action, 'api.service'] } },
    });
    expect(no.calls[0]).toMatch(new RegExp(String.raw`^pkcheck --action-id ${id} --process \d+,\d+,65534$`));
    expect(await stranger({ action, unit: 'api' }, 'exit 0')).toMatchObject({ wrote: false, refusal: null });
  });
});
