import { chmod, writeFile } from 'node:fs/promises';

import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';

import { withChecksum } from '#domain/credentials/checksum.ts';

import { MAIN } from '../../support/console.ts';
import { type Keyring, keyringMissing, startKeyring } from '../../support/keyring.ts';
import { createFixture } from '../../support/lab/fixture.ts';
import { type GitHubServer, startGitHub } from '../../support/lab/github-server.ts';
import { type HttpServer, startHttp } from '../../support/lab/http.ts';
import { startHttps } from '../../support/lab/https.ts';
import { Lab } from '../../support/lab/lab.ts';
import { npmPackage } from '../../support/lab/projects/npm.ts';
import { attempt, type Outcome } from '../../support/lab/run.ts';
import { Session } from '../../support/terminal/pty.ts';

const OLD = withChecksum('ghp', 'mQ7xV2bN9kL4pR8sT1wY6zA3cD5eF0');
const NEW = withChecksum('ghp', 'bT4nW8cK2jH6gF9dS3aQ7zX1vM5rE0');
const LEAKED = withChecksum('ghp', 'yU5iO9pL3kJ7hG1fD4sA8qW2eR6tZ0');
const missing = keyringMissing();
const made: AsyncDisposable[] = [];
let lab: Lab;
let keyring: Keyring;
let github: GitHubServer;
let plain: HttpServer;
let env: Record<string, string>;
let clone: string;

const cpm = (args: readonly string[], input = ''): Promise<Outcome> =>
  attempt(process.execPath, [MAIN, ...args], { cwd: lab.path, env, input });
const told = ({ stdout, stderr }: Outcome): string => `${stdout}${stderr}`;
const git = (...args: readonly string[]): Promise<Outcome> => attempt('git', args, { cwd: lab.path, env });
/** Statuses the server answered with since then. */
const since = (count: number) => github.asked.slice(count).map(({ status, path }) => `${status} ${path}`);

beforeAll(async () => {
  if (missing !== null) return;
  made.push((lab = new Lab()), (keyring = await startKeyring()));
  github = await startGitHub(lab);
  plain = await startHttp(lab);
  const { repository, remote } = await createFixture(lab, npmPackage({ manifest: { private: true } }), {
    name: 'parcel',
  });
  github.host('ana/parcel', remote);
  // One host for both, as GitHub Enterprise has it: the interface, and repositories over https.
  const safe = await startHttps(lab, (head) => (/^\S+ \S+\.git\//.test(head) ? plain.url(remote) : github.origin));
  made.push(safe);
  const ssh = lab.at('bin/ssh-here');
  await writeFile(ssh, `#!/bin/sh\nfor last; do :; done\nexec "\${last%% *}" '${remote.path}'\n`);
  await chmod(ssh, 0o755);
  await lab.configure('core.sshCommand', ssh);
  await lab.configure('http.sslCAInfo', safe.cert);
  await lab.configure('credential.helper', `!'${process.execPath}' '${MAIN}' cred git-credential`);
  await repository.git('remote', 'set-url', 'origin', 'git@github.com:ana/parcel.git');
  lab.writeConfig(`projects: [{ id: parcel, path: ${repository.path} }]\n`);
  clone = `${safe.origin}${new URL(plain.url(remote)).pathname}`;
  env = {
    ...lab.env,
    ...keyring.env,
    GITHUB_API_URL: safe.origin,
    NODE_EXTRA_CA_CERTS: safe.cert,
    GIT_TERMINAL_PROMPT: '0',
    TERM: 'xterm-256color',
    LANG: 'C.UTF-8',
  };
  for (const value of [OLD, NEW, LEAKED]) github.token({ value });
  plain.users.set('x-access-token', OLD);
  const added = await cpm(
    ['cred', 'add', 'github/main', '--provider', 'github', '--url', safe.origin, '--stdin', '--yes'],
    OLD,
  );
  if (added.code !== 0) throw new Error(told(added));
});
afterAll(async () => {
  for (const each of made.toReversed()) await each[Symbol.asyncDispose]();
});
beforeEach((context) => {
  if (missing !== null) context.skip(missing);
});

it('is stored once, and used by the panel, the checks, a push and git', async () => {
  const before = github.asked.length;
  const panel = await cpm(['check', 'run', 'github-api:github.com', '--json']);
  expect(panel.stdout).toContain('"status": "ok"');
  const check = await cpm(['cred', 'test', 'github/main']);
  expect(check.code, `it said: ${told(check)}`).toBe(0);
  const push = await cpm(['push', 'run', 'parcel', '--dry-run', '--yes']);
  expect(since(before)).toEqual(
    expect.arrayContaining(['200 /rate_limit', '200 /user', expect.stringMatching(/^200 \/repos\/ana\/parcel/)]),
  );
  expect(since(before).filter((line) => line.startsWith('401'))).toEqual([]);
  expect(told(push)).not.toContain('token');
  const looked = await git('ls-remote', clone);
  expect(looked.code, `it said: ${told(looked)}`).toBe(0);
  const cloned = await git('clone', '-q', clone, 'copy');
  expect(cloned.code, `it said: ${told(cloned)}`).toBe(0);
  const pushed = await git('-C', 'copy', 'push', '-q', 'origin', 'HEAD:refs/heads/further');
  expect(pushed.code, `it said: ${told(pushed)}`).toBe(0);
});

it('two consoles rotate it: one goes on with the pasted one and revokes the old, the other exits 10', async () => {
  const args = [MAIN, 'cred', 'rotate', 'github/main', '--settle', '10ms', '--yes'];
  await using first = new Session(process.execPath, args, { cols: 120, rows: 36, cwd: lab.path, env });
  await first.waitFor(/paste|hidden|not shown/i);
  const second = await cpm(['cred', 'rotate', 'github/main', '--stdin', '--yes'], NEW);
  expect(second.code, `it said: ${told(second)}`).toBe(10);
  first.write(`${NEW}\r`);
  const { exitCode } = await first.exited;
  expect(exitCode, `it showed: ${first.screen()}`).toBe(0);
  for (const value of [OLD, NEW]) expect(first.raw).not.toContain(value.slice(8));
  const before = github.asked.length;
  expect((await cpm(['cred', 'test', 'github/main'])).code).toBe(0);
  expect(since(before)).toContain('200 /user');
  plain.users.set('x-access-token', NEW);
  expect((await git('ls-remote', clone)).code).toBe(0);
  // GitHub itself was told.
  const old = await cpm(['cred', 'add', 'github/old', '--provider', 'github', '--stdin', '--yes'], OLD);
  expect(old.code, `it said: ${told(old)}`).toBe(8);
});

it('revokes a token that leaked and is not stored, then the stored one', async () => {
  const leaked = await cpm(['cred', 'revoke', '--provider', 'github', '--stdin', '--yes', '--json'], LEAKED);
  expect(leaked.code, `it said: ${told(leaked)}`).toBe(0);
  expect(JSON.parse(leaked.stdout)).toMatchObject({ schema: 1, refused: true, result: { outcome: 'rejected' } });
  expect(told(leaked)).not.toContain(LEAKED.slice(8));
  expect((await cpm(['cred', 'test', 'github/main'])).code).toBe(0);
  const unasked = await cpm(['cred', 'revoke', 'github/main']);
  expect(unasked, `unasked: ${told(unasked)}`).toMatchObject({ code: 4 });
  const stored = await cpm(['cred', 'revoke', 'github/main', '--yes']);
  expect(stored, `stored: ${told(stored)}`).toMatchObject({ code: 0 });
  expect((await cpm(['cred', 'test', 'github/main'])).code).toBe(8);
  expect((await cpm(['cred', 'ls'])).stdout).toMatch(/github\/main.*rejected/);
});
