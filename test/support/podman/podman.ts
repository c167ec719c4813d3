import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';

import { until } from '../lab/until.ts';

const run = promisify(execFile);
const PROGRAMS: Readonly<Record<string, string>> = {
  podman: '/usr/bin/podman',
  runc: '/usr/sbin/runc',
  'busybox-static': '/bin/busybox',
  'util-linux': '/usr/bin/nsenter',
};

/** Why there can be no containers here; null when there can. */
export async function podmanMissing(): Promise<string | null> {
  if (process.getuid?.() !== 0) return 'needs root, to run containers in a mount namespace of its own';
  const [gone] = Object.entries(PROGRAMS).filter(([, path]) => !existsSync(path));
  if (gone !== undefined) return `needs ${gone[0]} (apt install ${gone[0]})`;
  return run('unshare', ['--mount', 'true']).then(
    () => null,
    () => 'needs the right to mount, which containers are made with',
  );
}

export interface Podman extends AsyncDisposable {
  readonly folder: string;
  /** Speaks the API of Docker, and Podman's own. */
  readonly socket: string;
  /** Whoever answers on the socket. */
  readonly pid: number;
  /** Runs the program; its images are `busybox:1` with sh, sleep, true and cat. Gives what it prints. */
  podman(...args: readonly string[]): Promise<string>;
}

/** A real Podman with a storage of its own; gone with all its containers at the end of the `await using` scope. */
export async function realPodman(): Promise<Podman> {
  const folder = await mkdtemp(join(tmpdir(), 'cpm-podman-'));
  const script = [join(import.meta.dirname, 'podman.sh'), folder];
  const child = spawn('unshare', ['--mount', '--propagation', 'private', 'sh', ...script], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const failed = ended.then(([code]) => {
    throw new Error(`Podman could not be set up: exit ${String(code)}`);
  });
  const [pid] = (await Promise.race([once(createInterface(child.stdout), 'line'), failed])) as [string];
  failed.catch(() => undefined);
  const socket = join(folder, 'podman.sock');
  await until(() => answers(socket), 'Podman did not come up');
  return {
    folder,
    socket,
    pid: Number(pid),
    async podman(...args) {
      return (await run(join(folder, 'bin/podman'), args, { timeout: 60_000 })).stdout;
    },
    async [Symbol.asyncDispose]() {
      child.stdin.end();
      await ended;
      // Its last child may still be writing there.
      await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    },
  };
}

function answers(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path, () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
