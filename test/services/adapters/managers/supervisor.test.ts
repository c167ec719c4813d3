import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { describe, expect, test } from 'vitest';

import { realEnvironment } from '#services/adapters/environment.ts';
import supervisor from '#services/adapters/managers/supervisor.ts';
import { readConf } from '#services/adapters/managers/supervisor/conf.ts';
import { findDoor } from '#services/adapters/managers/supervisor/door.ts';
import { realShell } from '#services/adapters/shell.ts';

import { httpThat, impostor } from '../../../support/managers/impostor.ts';
import { supervisorAt } from '../../../support/managers/supervisor-subject.ts';
import { emptyScratch } from '../../../support/scratch.ts';
import { supervisord, supervisorMissing } from '../../../support/supervisor/supervisord.ts';

const run = promisify(execFile);
const signal = () => AbortSignal.timeout(20_000);
const LIMIT = { timeout: 20_000, interval: 30 };

describe('a real supervisor behind a password', () => {
  const PROGRAMS = `[program:brief]
command=/bin/sh -c 'exit 7'
startretries=1
[program:gone]
command=/no/such/program
startretries=0
[program:job]
command=/bin/true
startsecs=0
autorestart=false
[program:stubborn]
command=/bin/sh -c 'trap "" TERM; while :; do sleep 0.05; done'
stopwaitsecs=1
[program:quiet]
command=/bin/sleep 1000
stdout_logfile=NONE
stderr_logfile=/dev/null
[supervisorctl]
username=ana
password=canary-secret%%
`;
  const LOGIN = 'username=ana\npassword=canary-secret%%';

  test('is asked with the login of its configuration, and says how programs end', async (context) => {
    const missing = supervisorMissing();
    if (missing !== null) context.skip(missing);
    await using real = await supervisord(PROGRAMS, LOGIN);
    const stranger = supervisorAt(real.socket);
    await expect(stranger.list(signal())).rejects.toMatchObject({ code: 'no-rights' });
    const manager = supervisorAt(real.socket, [real.conf]);
    const state = async (name: string) => (await manager.status([name], signal()))[0];

    await expect
      .poll(() => state('brief'), LIMIT)
      .toMatchObject({
        state: 'failed',
        lastExit: { code: 7, reason: expect.stringContaining('too quickly') as string },
      });
    expect(await state('gone')).toMatchObject({
      state: 'failed',
      lastExit: { code: null, reason: expect.stringContaining("can't find command") as string },
    });
    expect(await state('job')).toMatchObject({ state: 'stopped', lastExit: { code: 0 }, wanted: false });
    const before = await state('stubborn');
    expect(before).toMatchObject({ state: 'running', restarts: null, memoryBytes: expect.any(Number) as number });

    process.kill(before?.pid ?? 0, 'SIGSTOP');
    await expect
      .poll(() => state('stubborn'), LIMIT)
      .toMatchObject({ state: 'failed', lastExit: { reason: 'its process is frozen' } });
    process.kill(before?.pid ?? 0, 'SIGKILL');
    await expect.poll(() => state('stubborn'), LIMIT).toMatchObject({ state: 'running', restarts: 1 });

    const control = manager.control!;
    await control.act({ action: 'stop', unit: 'stubborn' }, signal());
    expect(await state('stubborn')).toMatchObject({ state: 'stopped', lastExit: { signal: 'SIGKILL' } });
    await expect(control.act({ action: 'kill', unit: 'stubborn' }, signal())).rejects.toMatchObject({
      code: 'act-failed',
      hint: 'It does not run.',
    });
    await expect(control.act({ action: 'start', unit: 'gone' }, signal())).rejects.toMatchObject({
      code: 'act-failed',
    });
    expect(await control.logs('quiet', signal())).toEqual([]);
    expect(await control.detail('quiet', signal())).toMatchObject({
      file: real.conf,
      enabled: true,
      program: '/bin/sleep 1000',
    });

    // The command that is shown does what it says.
    const { file, args } = control.command({ action: 'restart', unit: 'quiet' });
    expect([file, ...args]).toEqual(['supervisorctl', 'restart', 'quiet']);
    const { pid } = (await state('quiet'))!;
    await run(file, ['-c', real.conf, '--serverurl', `unix://${real.socket}`, ...args]);
    await expect.poll(async () => (await state('quiet'))?.pid, LIMIT).not.toBe(pid);
    const told = JSON.stringify([await manager.list(signal()), await control.detail('quiet', signal())]);
    expect(told).not.toContain('canary-secret');
  });
});

test('a program that comes up too briefly, again and again, is a crash loop at every look', async (context) => {
  const missing = supervisorMissing();
  if (missing !== null) context.skip(missing);
  await using real = await supervisord(
    `[program:brief]\ncommand=/bin/sh -c 'sleep 0.3; exit 7'\nstartretries=100\n[program:slow]\ncommand=/bin/sleep 1000\nstartsecs=600\n`,
  );
  const states = new Set<string>();
  // Each look is that of another program, which remembers nothing.
  const look = async () => {
    const log = await readFile(join(real.folder, 'supervisord.log'), 'utf8');
    const starts = log.match(/spawned: 'brief'/g)?.length ?? 0;
    const [unit, slow] = await supervisorAt(real.socket).status(['brief', 'slow'], signal());
    expect(slow?.state).toBe('starting');
    if (starts > 1) states.add(unit?.state ?? '');
    return starts;
  };
  await expect.poll(look, LIMIT).toBeGreaterThan(2);
  expect([...states]).toEqual(['crash-loop']);
});

test('a login is only given to the socket of its own file', async () => {
  await using folder = await emptyScratch();
  const conf = join(folder.path, 'supervisord.conf');
  await writeFile(conf, '[unix_http_server]\nfile=%(here)s/real.sock\nusername=ana\npassword=secret ; mine\n');
  const door = (socket?: string) =>
    findDoor({ ...realEnvironment(), get: (name) => (name === 'SUPERVISOR_SOCKET' ? socket : undefined) }, [
      join(folder.path, 'none.conf'),
      conf,
    ]);
  const own = { socket: join(folder.path, 'real.sock'), authorization: `Basic ${btoa('ana:secret')}` };
  expect(await door()).toMatchObject({ ...own, conf });
  expect(await door(`unix://${own.socket}`)).toMatchObject(own);
  expect(await door('/tmp/other.sock')).toMatchObject({ socket: '/tmp/other.sock', authorization: null, conf: null });
});

test('a configuration is read as supervisor does', () => {
  const at = '/etc/supervisor/supervisord.conf';
  expect(readConf('', at)).toEqual({ socket: null, login: null });
  expect(
    readConf('[unix_http_server]\n;file=/a\nfile : /b ; c\n[inet_http_server]\nusername=x\npassword=y', at),
  ).toEqual({ socket: '/b', login: null });
  const hashed =
    '[unix_http_server]\nfile=s.sock\nusername=a\npassword={SHA}82ab876d1387bfafe46cc1c8a2ef074eae50cb1d\n';
  expect(readConf(hashed, at)).toEqual({ socket: '/etc/supervisor/s.sock', login: null });
  expect(readConf(`${hashed}[supervisorctl]\nusername=a\npassword=b#c`, at).login).toEqual({
    user: 'a',
    password: 'b#c',
  });
});

describe('whoever else listens on the socket', () => {
  const at = async (talk: Parameters<typeof impostor>[0], sent = AbortSignal.timeout(5000)) => {
    await using other = await impostor(talk);
    return await supervisorAt(other.socket)
      .list(sent)
      .then(
        (units) => units,
        (error: unknown) => error,
      );
  };

  const VALID =
    '<?xml version="1.0"?><methodResponse><params><param><value><int>7</int></value></param></params></methodResponse>';
  test.each<[string, Parameters<typeof impostor>[0]]>([
    ['no http', (socket) => socket.end('\u0000\u0001garbage\r\n\r\n')],
    ['half an answer', (socket) => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n<?xml')],
    ['a closed door', (socket) => socket.end()],
    ['an answer of another kind', httpThat(200, VALID)],
    ['another status', httpThat(500, '')],
    ['XML without end', httpThat(200, '<methodResponse><params>'.padEnd(100_000, '<value>'))],
    ['more than anybody reads', (socket) => flood(socket)],
  ])('%s', async (_name, talk) => {
    expect(await at(talk)).toMatchObject({ name: 'OpsError', code: 'garbage' });
  });

  test('silence', async () => {
    expect(await at(() => undefined, AbortSignal.timeout(100))).toMatchObject({ name: 'OpsError', code: 'timeout' });
  });

  test('a supervisor that shuts down', async () => {
    const member = (name: string, value: string) => `<member><name>${name}</name><value>${value}</value></member>`;
    const fault = `${member('faultCode', '<int>6</int>')}${member('faultString', '<string>SHUTDOWN_STATE</string>')}`;
    const body = `<methodResponse><fault><value><struct>${fault}</struct></value></fault></methodResponse>`;
    expect(await at(httpThat(200, body))).toMatchObject({ name: 'OpsError', code: 'no-manager' });
  });

  function flood(socket: Parameters<Parameters<typeof impostor>[0]>[0]): void {
    socket.write('HTTP/1.1 200 OK\r\n\r\n');
    const part = Buffer.alloc(1024 * 1024, 'x');
    const more = () => {
      while (!socket.destroyed && socket.write(part));
    };
    socket.on('drain', more);
    more();
  }
});

test('a machine without supervisor has none', async () => {
  await using empty = await emptyScratch();
  const environment = { ...realEnvironment(), get: () => undefined };
  const conf = join(empty.path, 'supervisord.conf');
  await writeFile(conf, `[unix_http_server]\nfile=${empty.path}/none.sock\n`);
  expect(await supervisor({ shell: realShell(), environment }, [conf]).available(signal())).toBe(false);
  await writeFile(join(empty.path, 'none.sock'), 'a file that was a socket once');
  expect(await supervisor({ shell: realShell(), environment }, [conf]).available(signal())).toBe(false);
});
