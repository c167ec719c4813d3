import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';

import { withChecksum } from '#domain/credentials/checksum.ts';

import { MAIN } from '../../support/console.ts';
import { type Keyring, keyringMissing, startKeyring } from '../../support/keyring.ts';
import { createFixture } from '../../support/lab/fixture.ts';
import { type GitHubServer, startGitHub } from '../../support/lab/github-server.ts';
import { Lab } from '../../support/lab/lab.ts';
import { npmPackage } from '../../support/lab/projects/npm.ts';
import { processTree } from '../../support/terminal/process-tree.ts';
import { Session } from '../../support/terminal/pty.ts';

const SECRET_TOOL = '/usr/bin/secret-tool';
const missing = keyringMissing() ?? (existsSync(SECRET_TOOL) ? null : 'needs libsecret-tools');
const TOKEN = withChecksum('ghp', 'mQ7xV2bN9kL4pR8sT1wY6zA3cD5eF0');

let lab: Lab;
let keyring: Keyring;
let github: GitHubServer;
let env: Record<string, string>;
const made: AsyncDisposable[] = [];

beforeAll(async () => {
  if (missing !== null) return;
  made.push((lab = new Lab()), (keyring = await startKeyring()));
  github = await startGitHub(lab);
  github.token({ value: TOKEN });
  env = { ...lab.env, ...keyring.env, GITHUB_API_URL: github.origin, TERM: 'xterm-256color', LANG: 'C.UTF-8' };
});
afterAll(async () => {
  for (const each of made.toReversed()) await each[Symbol.asyncDispose]();
});
beforeEach((context) => {
  if (missing !== null) context.skip(missing);
});

/** A project whose remote has GitHub's name; ssh leads to a bare repository here. */
async function parcel(): Promise<void> {
  const { repository, remote } = await createFixture(lab, npmPackage({ manifest: { private: true } }), {
    name: 'parcel',
  });
  const ssh = lab.at('bin/ssh-here');
  await writeFile(ssh, `#!/bin/sh\nfor last; do :; done\nexec "\${last%% *}" '${remote.path}'\n`);
  await chmod(ssh, 0o755);
  await lab.configure('core.sshCommand', ssh);
  await repository.git('remote', 'set-url', 'origin', 'git@github.com:ana/parcel.git');
  github.host('ana/parcel', remote);
  lab.writeConfig(`projects: [{ id: parcel, path: ${repository.path} }]\n`);
}

const opened = (...args: readonly string[]): Session =>
  new Session(process.execPath, [MAIN, ...args], { cols: 120, rows: 36, cwd: lab.at('home'), env });

/** Everything that a file below a folder holds, and what the processes of a program were started with. */
function left(pid: number): string {
  const files = readdirSync(lab.path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const started = processTree(pid).flatMap((each) => [`/proc/${each}/cmdline`, `/proc/${each}/environ`]);
  return [...files.map(({ parentPath, name }) => join(parentPath, name)), ...started]
    .map((path) => readFileSync(path, 'latin1'))
    .join('\n');
}

it('takes a pasted token over the check into the Secret Service, and uses it from there', async () => {
  await parcel();
  await using console = opened('cred');
  await console.waitFor('Nothing is stored yet');
  console.press('c');
  await console.waitFor('paste it here');
  console.write(`\u001b[200~${TOKEN.slice(0, 20)}\n${TOKEN.slice(20)}\r\n\u001b[201~`);
  await console.waitFor(/40 characters, hidden[^]*Taken away: 2 line breaks[^]*by its shape/);
  expect(github.asked).toEqual([]);
  console.press('enter');
  await console.waitFor(/✔ Check +ok: [^]*owner +ana/);
  expect(console.screen()).not.toContain('github/main is saved');
  console.press('enter');
  await console.waitFor('github/main is saved');
  expect(await console.waitFor(/● github\/main +GitHub/)).toContain(`ghp_…${TOKEN.slice(-4)}`);
  const read = ['lookup', 'service', 'cpm-console', 'username', 'github/main'];
  expect(await lab.run(SECRET_TOOL, read, { env: keyring.env })).toBe(TOKEN);

  const panel = await lab.run(process.execPath, [MAIN, 'check', 'run', 'github-api:github.com', '--json'], { env });
  expect(panel).toContain('"status": "ok"');
  const before = github.asked.length;
  await lab.run(process.execPath, [MAIN, 'push', 'run', 'parcel', '--dry-run', '--yes'], { env });
  const asked = github.asked.slice(before);
  expect(asked.map(({ path, status }) => `${status} ${path}`)).toContainEqual(
    expect.stringMatching(/^200 \/repos\/ana\/parcel\//),
  );
  expect(asked.filter(({ status }) => status === 401)).toEqual([]);

  await keyring.lock();
  console.press('1');
  await console.waitFor('Integrations');
  console.press('7');
  await console.waitFor(/⚠ Secret Service, locked/);
  console.press(':');
  await console.waitFor('Find anything');
  console.write('unlock the store');
  await console.waitFor(/Unlock the store…/);
  console.press('enter');
  await console.waitFor('Passphrase:');
  console.write(keyring.password);
  await console.waitFor(`${keyring.password.length} letters, hidden`);
  console.press('enter');
  await console.waitFor(/✔ Secret Service, unlocked/);
  await console.waitFor(/● github\/main/);

  const everything = `${console.raw}\n${left(console.pid)}`;
  expect(everything).toContain('github/main');
  for (const secret of [TOKEN, keyring.password, TOKEN.slice(8, 28)]) expect(everything).not.toContain(secret);
  console.press('q');
  expect((await console.exited).exitCode).toBe(0);
});
