import { access, constants } from 'node:fs/promises';

import { errno } from '#services/adapters/errno.ts';
import type { Refusal } from '#services/ports/managers.ts';
import type { Command } from '#services/ports/shell.ts';

/** What somebody with rights would type, where this user may not write to a socket; null where they may. */
export async function refusedAt(socket: string, { file, args }: Command, why: string): Promise<Refusal | null> {
  const code = await access(socket, constants.W_OK).then(() => '', errno);
  return code === 'EACCES' ? { why, command: { file: 'sudo', args: [file, ...args] } } : null;
}
