import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync as exists } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';

import { commands } from '#cli/registry.ts';

import { toSvg } from '../../scripts/picture/svg.ts';
import { CALLS } from '../support/canary/calls.ts';
import { leave } from '../support/canary/calm.ts';
import { Children } from '../support/canary/children.ts';
import { crashes } from '../support/canary/crashes.ts';
import { filesBelow, leaksIn, type Sink, SINKS, type Trace } from '../support/canary/evidence.ts';
import { pasted } from '../support/canary/pasted.ts';
import { spellings } from '../support/canary/spellings.ts';
import { MAIN } from '../support/console.ts';
import { type Keyring, keyringMissing, startKeyring } from '../support/keyring.ts';
import { plainEnv, Session } from '../support/terminal/pty.ts';

/** With characters that every spelling writes in its own way. */
const STORED = String.raw`Cny7+/x"Z8w&mT4=rP2\sL7dG1hJ6kQ9vB3n`;
const FROM_ENV = String.raw`Env5/+q"K2b&yR8=wN6\tF4jM9cX1zH7pD3`;
const CARRIER = 'sh -c echo carrier';
/** Git itself hands the address of a remote to its helper, with the password that a person wrote into it; `cred scan` finds those. */
const GIT_HELPER = /^(?:\S*\/)?git(?: |-)remote-https? /;
const COVERED = /\[redacted|characters, hidden/;
const AT_ONCE = 3;
/** A key was answered when nothing was drawn for so long. */
const QUIET_MS = 60;
/** No command takes so long; one that does is ended and named. */
const CALL_MS = 60_000;

const missing = keyringMissing();
let home: string;
let keyring: Keyring;
let server: Server;
let env: Record<string, string>;
let children: Children;
const traces: Trace[] = [];
const asked: Trace[] = [];
const ended: string[] = [];

beforeAll(async () => {
  if (missing !== null) return;
  home = await mkdtemp(join(tmpdir(), 'cpm-canary-'));
  keyring = await startKeyring();
  server = createServer((request, response) => {
    const sent = JSON.stringify(request.headers);
    // The header that carries the value to its provider is what it is for; nothing else of a request may hold it.
    const { 'x-api-key': _carrier, ...others } = request.headers;
    asked.push({ sink: 'network', where: request.url ?? '', bytes: `${request.url} ${JSON.stringify(others)}` });
    response.writeHead(500).end(`cannot work with ${sent} or ${FROM_ENV}`);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await prepare(port);
  env = {
    ...plainEnv(),
    ...keyring.env,
    HOME: home,
    TMPDIR: join(home, 'tmp'),
    LANG: 'C.UTF-8',
    TERM: 'xterm-256color',
    DEPLOY_TOKEN: FROM_ENV,
  };
  children = new Children((argv) => argv.startsWith(CARRIER));
  await everything(port);
}, 400_000);
afterAll(async () => {
  if (missing !== null) return;
  children[Symbol.dispose]();
  server.close();
  await keyring[Symbol.asyncDispose]();
  await rm(home, { recursive: true, force: true });
});
beforeEach((context) => {
  if (missing !== null) context.skip(missing);
});

/** A machine whose programs, logs, remotes and servers say the secrets aloud. */
async function prepare(port: number): Promise<void> {
  for (const folder of ['tmp', 'shop', 'planted', '.config/cpm-console'])
    await mkdir(join(home, folder), { recursive: true });
  await writeFile(join(home, 'planted/said'), `the token is ${FROM_ENV} and ${STORED}\n`);
  await writeFile(join(home, 'planted/app.log'), `ERROR login with ${FROM_ENV} refused\n`.repeat(5));
  await writeFile(join(home, 'shop/package.json'), '{"name": "shop", "version": "1.0.0", "private": true}\n');
  const git = spawn(
    'sh',
    [
      '-c',
      'git init -q . && git remote add origin "$1" && git add -A && git -c user.name=ana -c user.email=ana@atlas.example commit -qm "feat: begin"',
      'sh',
      `https://ana:${encodeURIComponent(FROM_ENV)}@127.0.0.1:${port}/shop.git`,
    ],
    {
      cwd: join(home, 'shop'),
    },
  );
  expect(await once(git, 'exit')).toEqual([0, null]);
  const config = {
    projects: [{ id: 'shop', path: join(home, 'shop') }],
    checks: [{ kind: 'http', id: 'echo', url: `http://127.0.0.1:${port}/state?key=none` }],
    commands: [{ id: 'tell', run: `cat ${join(home, 'planted/said')}` }],
  };
  await writeFile(join(home, '.config/cpm-console/config.yaml'), JSON.stringify(config));
}

async function everything(port: number): Promise<void> {
  await call(
    [
      'cred',
      'add',
      'canary/main',
      '--provider',
      'http',
      '--url',
      `http://127.0.0.1:${port}/key`,
      '--header',
      'X-Api-Key',
      '--stdin',
      '--yes',
    ],
    STORED,
  );
  await call(['cred', 'add', 'canary/main', '--provider', 'http', '--untested', '--stdin', '--yes'], STORED);
  await call(['cred', 'add', 'canary/argued', STORED]);
  const calls = [...commands.map(({ name }) => [name, '--help']), ...Object.values(CALLS).flat()];
  const left = calls.values();
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (const words of left) await call(words.map(filled));
    }),
  );
  await screens([]);
  traces.push(...(await crashes({ cwd: home, env })));
  await screens(['--demo']);
  traces.push(...asked, ...children.traces.filter(({ where }) => !GIT_HELPER.test(where)));
  traces.push(
    ...filesBelow(
      [join(home, '.config'), join(home, '.local'), join(home, '.cache'), join(home, 'tmp')].filter(exists),
    ),
  );
  traces.push(...filesBelow([join(keyring.env.XDG_DATA_HOME, 'cpm-console')].filter(exists)));
}

const filled = (word: string): string =>
  word
    .replace('{home}', home)
    .replace('{secret}', FROM_ENV.replaceAll('/', ''))
    .replace('{log}', join(home, 'planted/app.log'))
    .replace('{pid}', String(process.pid));

/** One command of the built program as a script runs it; how it ends does not matter, what it says does. */
async function call(words: readonly string[], stdin = ''): Promise<void> {
  const child = spawn(process.execPath, [MAIN, ...words], { cwd: home, env });
  const pid = child.pid!;
  children.follow(pid);
  const said: Buffer[] = [];
  child.stdout.on('data', (bytes: Buffer) => said.push(bytes));
  child.stderr.on('data', (bytes: Buffer) => said.push(bytes));
  child.stdin.end(stdin);
  const late = setTimeout(() => child.kill('SIGKILL'), CALL_MS);
  const closed = once(child, 'close', { signal: AbortSignal.timeout(2 * CALL_MS) }) as Promise<[number | null]>;
  const [code] = await closed.catch((cause: unknown) => {
    throw new Error(`${words.join(' ')} ended, and something it started holds its output`, { cause });
  });
  clearTimeout(late);
  children.leave(pid);
  ended.push(`${code} ${words.join(' ')}`);
  traces.push({ sink: 'terminal', where: words.slice(0, 2).join(' '), bytes: Buffer.concat(said) });
}

/** Every place, its rows opened, help and the palette, and one that fails. */
async function screens(args: readonly string[]): Promise<void> {
  await using session = new Session(process.execPath, [MAIN, ...args], { cols: 160, rows: 45, cwd: home, env });
  children.follow(session.pid);
  await session.waitFor(/Integrations|Services/);
  for (const place of '12345678') {
    session.press(place);
    await session.quiet(QUIET_MS);
    for (const key of ['enter', 'esc', '?', 'esc']) {
      session.press(key);
      await session.quiet(QUIET_MS);
      const where = `place ${place} ${args.join(' ')}`;
      traces.push({ sink: 'frame', where, bytes: session.screen() });
    }
    traces.push({ sink: 'picture', where: `place ${place}`, bytes: toSvg(session.terminal) });
  }
  // The made-up machine knows none of our values.
  if (args.length === 0)
    traces.push(
      ...(await pasted(session, FROM_ENV, COVERED)),
      ...(await pasted(session, STORED, COVERED, ['a credential', 'a learning', 'the filter', 'the palette'])),
    );
  await leave(session);
  children.leave(session.pid);
  traces.push({ sink: 'terminal', where: `screens ${args.join(' ')}`, bytes: session.raw });
}

test('every command is asked for help, for something it does, and for something that fails', () => {
  expect(Object.keys(CALLS).toSorted()).toEqual(commands.map(({ name }) => name).toSorted());
  for (const { name } of commands) expect(ended).toContain(`0 ${name} --help`);
  expect(ended.filter((line) => /^(?:1|null) /.test(line))).toEqual([]);
  expect(ended.filter((line) => line.startsWith('0 ')).length).toBeGreaterThan(40);
  expect(ended.some((line) => /^[245689] /.test(line))).toBe(true);
});

test('what was planted was met: the value is in the store, in the log and at the server, and children were seen', () => {
  const said = (where: string) =>
    traces
      .filter((trace) => trace.where === where)
      .map(({ bytes }) => String(bytes))
      .join('');
  expect(said('cred ls')).toContain('canary/main');
  expect(said('cred run')).toContain('carrier [redacted');
  expect(said('quick tell')).toContain('[redacted');
  expect(said('logs {log}'.replace('{log}', join(home, 'planted/app.log')))).toContain('[redacted');
  // What was pasted is on the screen as something hidden.
  for (const field of ['the filter', 'the palette', 'a note', 'a learning']) expect(said(field)).toContain('[redacted');
  expect(said('a credential')).toMatch(/\d+ characters, hidden/);
  expect(asked.length).toBeGreaterThan(1);
  expect(children.count).toBeGreaterThan(3);
  for (const sink of SINKS) expect([sink, traces.filter((trace) => trace.sink === sink).length]).not.toEqual([sink, 0]);
});

test('no sink holds a secret, however it is spelled', () => {
  expect(leaksIn(traces, [STORED, FROM_ENV])).toEqual([]);
});

test.each([...spellings(STORED).keys()])('however a leak is spelled, it would be found: %s', async (spelling) => {
  const leak = spellings(STORED).get(spelling)!;
  expect(leaksIn(await seeded(leak), [STORED]).map(({ sink }) => sink)).toEqual(expect.arrayContaining([...SINKS]));
});

/** The same ways by which the traces came, with a leak on each. */
async function seeded(leak: string): Promise<Trace[]> {
  const folder = await mkdtemp(join(home, 'seeded-'));
  await writeFile(join(folder, 'run.log'), `before ${leak} after`);
  const db = new DatabaseSync(join(folder, 'state.db'));
  db.exec('pragma journal_mode = wal; create table names (value text)');
  db.prepare('insert into names values (?)').run(`x${leak}y`);
  using watched = new Children(() => false);
  const script = "process.stdin.resume(); process.stdout.write('up')";
  const parent = spawn(process.execPath, [
    '-e',
    `require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(script)}, process.argv[1]], { env: { GIVEN: process.argv[1] }, stdio: ['pipe', 'inherit', 'inherit'] }); process.stdin.resume()`,
    leak,
  ]);
  watched.follow(parent.pid!);
  await once(parent.stdout, 'data');
  watched.look();
  const over = once(parent, 'exit');
  parent.kill('SIGKILL');
  await over;
  const shown: Sink[] = ['terminal', 'frame', 'picture', 'network', 'crash'];
  const found = [
    ...filesBelow([folder]),
    ...watched.traces,
    ...shown.map((sink) => ({ sink, where: 'seed', bytes: `a ${leak} b` })),
  ];
  db.close();
  await rm(folder, { recursive: true });
  return found;
}
