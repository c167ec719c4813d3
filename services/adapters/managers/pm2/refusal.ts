import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { join } from 'node:path';

import { errno } from '#services/adapters/errno.ts';
import type { Refusal } from '#services/ports/managers.ts';
import type { Command } from '#services/ports/shell.ts';

/** Why this user may not talk to the daemon: its socket is shut to all but its owner. Null when there is none to talk to. */
export async function refusalOf(home: string, command: Command): Promise<Refusal | null> {
  const code = await access(join(home, 'rpc.sock'), constants.W_OK).then(() => '', errno);
  if (code !== 'EACCES' && code !== 'EPERM') return null;
  const owner = (await stat(home).catch(() => null))?.uid ?? 0;
  const asOwner = owner === 0 ? [] : ['-u', `#${owner}`];
  return {
    why: owner === 0 ? 'this needs root' : `this PM2 belongs to user ${owner}`,
    command: { file: 'sudo', args: [...asOwner, 'env', `PM2_HOME=${home}`, command.file, ...command.args] },
  };
}
