import { createHash } from 'node:crypto';
import { lstatSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { privateDir } from '#services/adapters/state/private-dir.ts';

import { VaultError } from './vault-error.ts';

/** A path of a socket has 108 bytes on Linux, 104 on macOS, the final NUL and our own suffix included. */
const LONGEST = 90;

/** Where the agent of a vault listens: a folder that is this user's alone. Throws VaultError when it is not. */
export function agentSocket(folder: string, runtimeDir: string | undefined, uid: number): string {
  const name = `vault-${createHash('sha256').update(folder).digest('hex').slice(0, 8)}.sock`;
  const homes = [...(runtimeDir ? [join(runtimeDir, 'cpm-console')] : []), join(tmpdir(), `cpm-console-${uid}`)];
  const home = homes.find((path) => join(path, name).length <= LONGEST && usable(path, uid));
  if (home === undefined)
    throw new VaultError(
      'failed',
      `there is no folder of yours alone for its socket (tried ${homes.join(', ')})`,
      'Set XDG_RUNTIME_DIR to a folder that only you can enter.',
    );
  return join(home, name);
}

function usable(path: string, uid: number): boolean {
  try {
    privateDir(path);
    const found = lstatSync(path);
    return found.isDirectory() && found.uid === uid && (found.mode & 0o077) === 0;
  } catch {
    return false;
  }
}
