import { readFileSync, writeFileSync } from 'node:fs';
import { parseEnv } from 'node:util';

import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';

import { MAIN } from '../../support/console.ts';
import { Mem0Server } from '../../support/credentials/mem0-server.ts';
import { type Keyring, keyringMissing, startKeyring } from '../../support/keyring.ts';
import { createFixture } from '../../support/lab/fixture.ts';
import { startHttp } from '../../support/lab/http.ts';
import { startHttps } from '../../support/lab/https.ts';
import { Lab } from '../../support/lab/lab.ts';
import { npmPackage } from '../../support/lab/projects/npm.ts';
import { attempt, type Outcome } from '../../support/lab/run.ts';
import { Session } from '../../support/terminal/pty.ts';

const missing = keyringMissing();
const made: AsyncDisposable[] = [];
let lab: Lab;
let keyring: Keyring;
let server: Mem0Server;
let env: Record<string, string>;

const cpm = (args: readonly string[], input = ''): Promise<Outcome> =>
  attempt(process.execPath, [MAIN, ...args], { cwd: lab.path, env, input });

beforeAll(async () => {
  if (missing !== null) return;
  made.push((lab = new Lab()), (keyring = await startKeyring()), (server = await Mem0Server.start()));
  env = { ...lab.env, ...keyring.env, TERM: 'xterm-256color', LANG: 'C.UTF-8', SHELL: '/bin/sh' };
  writeFileSync(lab.at('api.env'), '# kept\n', { mode: 0o600 });
  writeFileSync(lab.at('start.sh'), `set -a\n. ${lab.at('api.env')}\nexec sleep 1000\n`);
  lab.writeConfig(
    JSON.stringify({
      services: [
        {
          id: 'api',
          manager: 'command',
          unit: 'api',
          start: `sh ${lab.at('start.sh')}`,
          ready: { within: '5s', good: 1, every: '10ms' },
        },
      ],
    }),
  );
  const value = server.make('by hand').value;
  const add = ['cred', 'add', 'memory/main', '--provider', 'mem0', '--url', server.url, '--stdin', '--yes'];
  const added = await cpm(add, `${value}\n`);
  if (added.code !== 0) throw new Error(`nothing was added: ${added.stdout}${added.stderr}`);
});
afterAll(async () => {
  if (missing === null) await cpm(['service', 'stop', 'api', '--yes']);
  for (const each of made.toReversed()) await each[Symbol.asyncDispose]();
});
beforeEach((context) => {
  if (missing !== null) context.skip(missing);
});

it('gives a key of the Secret Service to a service, rotates it, and the service has the new one', async () => {
  expect((await cpm(['service', 'start', 'api', '--yes'])).code).toBe(0);
  const to = ['--to', 'service:api', '--file', lab.at('api.env'), '--as', 'KEY'];
  const given = await cpm(['cred', 'give', 'memory/main', ...to, '--yes']);
  expect(given.code, `${given.stdout}${given.stderr}`).toBe(0);
  const [old] = server.live();
  expect(parseEnv(readFileSync(lab.at('api.env'), 'utf8'))['KEY']).toBe(old);

  const rotated = await cpm(['cred', 'rotate', 'memory/main', '--settle', '10ms', '--yes', '--json']);
  expect(rotated.code, `${rotated.stdout}${rotated.stderr}`).toBe(0);
  const [value = '', ...others] = server.live();
  expect(others).toEqual([]);
  expect(value).not.toBe(old);
  expect(parseEnv(readFileSync(lab.at('api.env'), 'utf8'))).toEqual({ KEY: value });
  const status = JSON.parse((await cpm(['service', 'status', 'api', '--json'])).stdout) as {
    services: readonly { pid: number }[];
  };
  const environment = readFileSync(`/proc/${status.services[0]?.pid}/environ`, 'utf8').split('\0');
  expect(environment).toContain(`KEY=${value}`);
  for (const text of [given.stdout, rotated.stdout, rotated.stderr]) expect(text).not.toContain(value.slice(12));
  expect((await cpm(['cred', 'test', 'memory/main'])).code).toBe(0);

  const undone = await cpm(['cred', 'undo', '--json']);
  expect(undone.code, `${undone.stdout}${undone.stderr}`).toBe(0);
  expect(readFileSync(lab.at('api.env'), 'utf8')).toBe('# kept\n');
});

it('runs a program with a value, on a terminal, and hides it in what that prints', async () => {
  const [value = ''] = server.live();
  const script =
    'test -t 1 && printf "\\033[32mgreen\\033[0m %s\\n" "$KEY"; printf "Name:"; read name; echo "hi $name"; exit 7';
  const args = [MAIN, 'cred', 'run', '--with', 'memory/main=KEY', '--', 'sh', '-c', script];
  await using session = new Session(process.execPath, args, { cols: 100, rows: 10, cwd: lab.path, env });
  await session.waitFor('Name:');
  expect(session.screen()).toMatch(/green \[redacted (?:KEY|memory\/main)\]/);
  session.write('ana\r');
  expect((await session.exited).exitCode).toBe(7);
  expect(session.screen()).toContain('hi ana');
  expect(session.screen()).not.toContain(value.slice(12));

  const piped = await cpm([
    'cred',
    'run',
    '--with',
    'memory/main=KEY',
    '--pristine',
    '--',
    'sh',
    '-c',
    'echo "$KEY" >&2; kill -TERM $$',
  ]);
  expect(piped.code).toBe(143);
  expect(piped.stderr).toMatch(/^\[redacted (?:KEY|memory\/main)\]\n$/);
});

it('answers git over https, for its own host alone', async () => {
  const { remote } = await createFixture(lab, npmPackage({ manifest: { private: true } }), { name: 'parcel' });
  const plain = await startHttp(lab);
  const token = 'cpm_W8vNq2ZrT5yKx7Lb4Jm9Hs3Dg6Fp1CaEuRi0Ot';
  plain.users.set('x-access-token', token);
  await using https = await startHttps(lab, plain.url(remote));
  const { cert } = https;
  const add = [
    'cred',
    'add',
    'forge/main',
    '--provider',
    'http',
    '--url',
    `${https.origin}/`,
    '--untested',
    '--stdin',
    '--yes',
  ];
  const added = await cpm(add, token);
  expect(added.code, `${added.stdout}${added.stderr}`).toBe(0);
  const helper = `!'${process.execPath}' '${MAIN}' cred git-credential`;
  const git = (...args: readonly string[]) =>
    attempt(
      'git',
      ['-c', 'credential.helper=', '-c', `credential.helper=${helper}`, '-c', `http.sslCAInfo=${cert}`, ...args],
      {
        cwd: lab.path,
        env: { ...env, GIT_TERMINAL_PROMPT: '0' },
      },
    );
  const url = `${https.origin}${new URL(plain.url(remote)).pathname}`;
  const looked = await git('ls-remote', url);
  expect(looked.code, `git: ${looked.stderr}`).toBe(0);
  expect(looked.stdout).toContain('refs/heads/main');
  const other = await git('ls-remote', plain.url(remote));
  expect(other.code).not.toBe(0);

  plain.users.set('x-access-token', 'another');
  expect((await git('ls-remote', url)).code).not.toBe(0);
  const list = await cpm(['cred', 'show', 'forge/main']);
  expect(list.stdout).toContain('refused it when git used it');
});
