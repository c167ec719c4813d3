import { existsSync } from 'node:fs';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';

import type { Lab } from './lab.ts';

/** Why nothing can be signed by gpg here; null when it can. */
export const gpgMissing = (): string | null => (existsSync('/usr/bin/gpg') ? null : 'needs the Debian package gnupg');

/** Has git of the lab sign commits and tags with a throw-away gpg key; returns its fingerprint. The agent ends with the lab. */
export async function signWithGpg(lab: Lab): Promise<string> {
  const home = lab.at('home/.gnupg');
  await mkdir(home, { mode: 0o700 });
  lab.use({ [Symbol.asyncDispose]: async () => void (await lab.run('gpgconf', ['--kill', 'all'])) });
  const key = ['--quick-gen-key', 'ana <ana@atlas.example>', 'ed25519', 'sign', 'never'];
  await lab.run('gpg', ['--batch', '--quiet', '--passphrase', '', '--pinentry-mode', 'loopback', ...key]);
  const listed = await lab.run('gpg', ['--batch', '--with-colons', '--list-secret-keys']);
  const [, fingerprint = ''] = /^fpr:+([\dA-F]+):/m.exec(listed) ?? [];
  await signAlways(lab, 'openpgp', fingerprint);
  return fingerprint;
}

/** Has git of the lab sign commits and tags with a throw-away ssh key; returns the path of the public key. */
export async function signWithSsh(lab: Lab): Promise<string> {
  const folder = lab.at('home/.ssh');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await lab.run('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', 'ana', '-f', `${folder}/signing`]);
  const key = await readFile(`${folder}/signing.pub`, 'utf8');
  await writeFile(`${folder}/allowed_signers`, `ana@atlas.example ${key}`);
  await lab.configure('gpg.ssh.allowedSignersFile', `${folder}/allowed_signers`);
  await signAlways(lab, 'ssh', `${folder}/signing.pub`);
  return `${folder}/signing.pub`;
}

/** Has git of the lab sign with a program that fails as it does without a key or an agent. */
export async function signNowhere(lab: Lab): Promise<void> {
  const program = lab.at('bin/no-key');
  await writeFile(program, '#!/bin/sh\necho "gpg: signing failed: No secret key" >&2\nexit 2\n');
  await chmod(program, 0o755);
  await lab.configure('gpg.program', program);
  await signAlways(lab, 'openpgp', '0000000000000000');
}

async function signAlways(lab: Lab, format: string, key: string): Promise<void> {
  await lab.configure('gpg.format', format);
  await lab.configure('user.signingKey', key);
  await lab.configure('commit.gpgSign', 'true');
  await lab.configure('tag.gpgSign', 'true');
}
