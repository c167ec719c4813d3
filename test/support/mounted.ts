import { execFileSync, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { vi } from 'vitest';

import { lacksAdmin } from './privileged.ts';

/** A mount of its own, gone at the end of the `await using` scope. */
export interface Mounted extends AsyncDisposable {
  readonly path: string;
}

/** A small file system in memory, for instance `size=1m,nr_inodes=32`. */
export async function tmpfs(options: string): Promise<Mounted> {
  const { path, dispose } = await mountPoint('mnt');
  execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'test', path]);
  return { path, [Symbol.asyncDispose]: dispose };
}

/** Why there can be no loop device here; null when there can. */
export function cannotLoop(): string | null {
  return lacksAdmin() ?? (existsSync('/dev/loop-control') || existsSync('/dev/loop0') ? null : 'needs loop devices');
}

/** A real ext4 disk of 4 MiB on a loop device, mounted on a folder with the given name. */
export async function loopDisk(name: string): Promise<Mounted> {
  const { path, folder, dispose } = await mountPoint(name);
  const image = join(folder, 'image');
  await writeFile(image, Buffer.alloc(4 * 2 ** 20));
  execFileSync('mkfs.ext4', ['-q', '-m', '0', '-O', '^has_journal', image]);
  execFileSync('mount', ['-o', 'loop', image, path]);
  return { path, [Symbol.asyncDispose]: dispose };
}

export interface Sshfs extends Mounted {
  /** Stops the server, so that whoever asks the mount hangs in the kernel. */
  readonly hang: () => void;
  readonly resume: () => void;
}

const WITHIN = { timeout: 15_000, interval: 10 };
const SFTP_SERVER = '/usr/lib/openssh/sftp-server';

/** Why there can be no sshfs here; null when there can. */
export function cannotSshfs(): string | null {
  if (!existsSync('/usr/bin/sshfs') || !existsSync(SFTP_SERVER)) return 'needs sshfs and openssh-sftp-server';
  return existsSync('/dev/fuse') ? lacksAdmin() : 'needs /dev/fuse';
}

/** sshfs with its server on this machine, without the network between them. */
export async function sshfs(): Promise<Sshfs> {
  const { path, folder, dispose } = await mountPoint('mnt');
  const served = join(folder, 'served');
  const ssh = join(folder, 'ssh');
  await mkdir(served);
  await writeFile(ssh, `#!/bin/sh\necho $$ > ${folder}/pid\nexec ${SFTP_SERVER}\n`);
  await chmod(ssh, 0o700);
  const client = spawn('sshfs', ['-f', '-o', `ssh_command=${ssh}`, `server:${served}`, path], { stdio: 'ignore' });
  const server = await vi.waitFor(() => {
    const mounts = readFileSync('/proc/self/mounts', 'utf8');
    if (!mounts.includes(` ${path} fuse.sshfs `)) throw new Error('not mounted');
    const pid = Number(readFileSync(join(folder, 'pid'), 'utf8'));
    if (pid > 0) return pid;
    throw new Error('no server');
  }, WITHIN);
  return {
    path,
    hang: () => void process.kill(server, 'SIGSTOP'),
    resume: () => void process.kill(server, 'SIGCONT'),
    async [Symbol.asyncDispose]() {
      process.kill(server, 'SIGCONT');
      const ended = new Promise((resolve) => client.once('exit', resolve));
      await dispose();
      client.kill();
      await ended;
    },
  };
}

async function mountPoint(name: string) {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'cpm-mount-')));
  const path = join(folder, name);
  await mkdir(path);
  const dispose = async (): Promise<void> => {
    execFileSync('umount', ['-l', path]);
    await rm(folder, { recursive: true });
  };
  return { path, folder, dispose };
}
