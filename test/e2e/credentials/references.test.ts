import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';

import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';

import { withChecksum } from '#domain/credentials/checksum.ts';

import { MAIN } from '../../support/console.ts';
import { type Keyring, keyringMissing, startKeyring } from '../../support/keyring.ts';
import { createFixture } from '../../support/lab/fixture.ts';
import { startHttp } from '../../support/lab/http.ts';
import { startHttps } from '../../support/lab/https.ts';
import { Lab } from '../../support/lab/lab.ts';
import { npmPackage } from '../../support/lab/projects/npm.ts';
import { attempt, type Outcome } from '../../support/lab/run.ts';
import { type Listening, listening } from '../../support/net/listen.ts';

const KEY = 'Xy9mN2kL8pQ4vR7sT1uW6eY3rE5tU2iO';
const OTHER = 'bQ7xV2bN9kL4pR8sT1wY6zA3cD5eF0gH';
const NPM = withChecksum('npm', 'mQ7xV2bN9kL4pR8sT1wY6zA3cD5eF0');
const missing =
  keyringMissing() ??
  (['/usr/bin/curl', '/usr/bin/twine'].every((file) => existsSync(file)) ? null : 'needs curl and twine');
const made: AsyncDisposable[] = [];
let lab: Lab;
let keyring: Keyring;
let server: Listening;
let env: Record<string, string>;
/** What the server was shown, the newest last. */
const shown: string[] = [];

const cpm = (args: readonly string[], input = ''): Promise<Outcome> =>
  attempt(process.execPath, [MAIN, ...args], { cwd: lab.path, env, input });
const sha = (text: string): string => createHash('sha256').update(text).digest('hex');
const file = (name: string): string => readFileSync(lab.at('home', name), 'utf8');

/** Writes a file at home and takes its values out of it. */
async function imported(name: string, text: string): Promise<string> {
  writeFileSync(lab.at('home', name), text);
  const { code, stdout, stderr } = await cpm(['cred', 'import', `~/${name}`, '--untested', '--yes']);
  expect(code, `${stdout}${stderr}`).toBe(0);
  for (const value of [KEY, OTHER, NPM]) expect(`${file(name)}${stdout}`).not.toContain(value);
  return file(name);
}

/** Prints what a variable holds, in a way that tells nothing. */
const hashOf = (variable: string): string => `printf %s "$${variable}" | sha256sum | head -c 64; echo`;

beforeAll(async () => {
  if (missing !== null) return;
  const here = createServer((request, response) => {
    shown.push(request.headers.authorization ?? 'nothing');
    response.setHeader('content-type', 'application/json').end('{"username":"ana"}');
  });
  made.push((lab = new Lab()), (keyring = await startKeyring()), (server = await listening(here, 'http')));
  env = { ...lab.env, ...keyring.env, LANG: 'C.UTF-8' };
});
afterAll(async () => {
  for (const each of made.toReversed()) await each[Symbol.asyncDispose]();
});
beforeEach((context) => {
  if (missing !== null) context.skip(missing);
});

it('a .bashrc and a .env hold references, which a program that is run gets as values', async () => {
  const rc = await imported('.bashrc', `export BILLING_API_KEY='${KEY}'\n`);
  expect(rc).toContain("export BILLING_API_KEY='cpm://http/billing-api-key'");
  const line = `. ~/.bashrc; exec '${process.execPath}' '${MAIN}' cred run -- sh -c '${hashOf('BILLING_API_KEY')}'`;
  const fromShell = await attempt('bash', ['-c', line], { cwd: lab.path, env });
  expect(fromShell).toMatchObject({ code: 0, stdout: `${sha(KEY)}\n` });

  const url = `postgres://ana:${OTHER}@db.example.com/app`;
  const dot = await imported('.env', `PORT=3000\nDATABASE_URL=${url}\nBILLING_API_KEY=${KEY}\n`);
  expect(dot).toContain(
    '# Kept by cpm-console: cpm-console cred run --vars .env -- COMMAND\nDATABASE_URL=postgres://ana:cpm://http/database-url@db.example.com/app\n',
  );
  const script = `${hashOf('DATABASE_URL')}; ${hashOf('BILLING_API_KEY')}; echo "$PORT $DATABASE_URL"`;
  const run = await cpm(['cred', 'run', '--vars', '~/.env', '--', 'sh', '-c', script]);
  expect(run.code, `run: ${run.stderr}`).toBe(0);
  expect(run.stdout.split('\n')).toEqual([sha(url), sha(KEY), expect.stringMatching(/^3000 .*redacted/), '']);
  writeFileSync(lab.at('home/wrong.env'), 'A=cpm://nobody/there\n');
  const wrong = await cpm(['cred', 'run', '--vars', '~/wrong.env', '--', 'true']);
  expect(wrong).toMatchObject({ code: 2, stderr: expect.stringContaining('A refers to nobody/there') as string });
});

it('an .npmrc names a variable, which npm gets; a .pypirc is overruled by that of twine', async () => {
  const npmrc = await imported('.npmrc', `//127.0.0.1:${server.port}/:_authToken=${NPM}\n`);
  expect(npmrc).toBe(
    `# Kept by cpm-console: cpm-console cred run --with npm/main=NPM_TOKEN -- npm COMMAND\n//127.0.0.1:${server.port}/:_authToken=\${NPM_TOKEN}\n`,
  );
  const whoami = ['npm', 'whoami', '--registry', `${server.origin}/`];
  const asked = await cpm(['cred', 'run', '--with', 'npm/main=NPM_TOKEN', '--', ...whoami]);
  expect(asked, `asked: ${asked.stderr}`).toMatchObject({ code: 0, stdout: 'ana\n' });
  expect(shown.at(-1)).toBe(`Bearer ${NPM}`);

  const text = `[distutils]\nindex-servers = lab\n[lab]\nrepository = ${server.origin}/\nusername = ana\npassword = ${OTHER}\n`;
  const pypirc = await imported('.pypirc', text);
  const [, name = ''] =
    /cred run --with (\S+)=TWINE_PASSWORD -- twine upload FILES\npassword = cpm:\/\//.exec(pypirc) ?? [];
  expect(name).toMatch(/^http\//);
  const python = [
    'import argparse, hashlib, os, twine.settings as t',
    'parser = argparse.ArgumentParser()',
    't.Settings.register_argparse_arguments(parser)',
    's = t.Settings.from_argparse(parser.parse_args(["-r", "lab", "--non-interactive", "--config-file", os.environ["HOME"] + "/.pypirc"]))',
    'print(s.username, hashlib.sha256(s.password.encode()).hexdigest())',
  ].join('\n');
  const twine = await cpm(['cred', 'run', '--with', `${name}=TWINE_PASSWORD`, '--', '/usr/bin/python3', '-c', python]);
  expect(twine, `twine: ${twine.stderr}`).toMatchObject({ code: 0, stdout: `ana ${sha(OTHER)}\n` });
});

it('a .netrc is handed over whole, on no disk', async () => {
  const netrc = await imported('.netrc', `machine 127.0.0.1\n  login ana\n  password ${KEY}\n`);
  expect(netrc).toMatch(/password cpm:\/\/http\/billing-api-key\n$/);
  const curl = `curl -fsS --netrc-file "$NETRC" ${server.origin}/`;
  const got = await cpm(['cred', 'run', '--fill', '~/.netrc=NETRC', '--', 'sh', '-c', curl]);
  expect(got, `got: ${got.stderr}`).toMatchObject({ code: 0 });
  expect(shown.at(-1)).toBe(`Basic ${Buffer.from(`ana:${KEY}`).toString('base64')}`);
});

it('the address of a remote loses its token, and git goes on with it', async () => {
  const { remote, repository } = await createFixture(lab, npmPackage({ manifest: { private: true } }), {
    name: 'parcel',
  });
  const plain = await startHttp(lab);
  plain.users.set('ana', OTHER);
  await using https = await startHttps(lab, plain.url(remote));
  const where = `127.0.0.1:${https.port}${new URL(plain.url(remote)).pathname}`;
  await repository.git('remote', 'set-url', 'origin', `https://ana:${OTHER}@${where}`);
  await repository.git('config', 'http.sslCAInfo', https.cert);
  const config = repository.at('.git/config');
  const done = await cpm(['cred', 'import', config, '--untested', '--yes']);
  expect(done.code, `${done.stdout}${done.stderr}`).toBe(0);
  expect(await repository.git('remote', 'get-url', 'origin')).toBe(`https://ana@${where}`);
  expect(readFileSync(config, 'utf8')).not.toContain(OTHER);
  const quiet = { cwd: repository.at('.'), env: { ...env, GIT_TERMINAL_PROMPT: '0' } };
  const looked = await attempt('git', ['ls-remote', 'origin'], quiet);
  expect(looked, `looked: ${looked.stderr}`).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('refs/heads/main') as string,
  });
  expect(await cpm(['cred', 'import', config, '--untested', '--yes'])).toMatchObject({ code: 3 });
});
