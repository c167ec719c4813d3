import { stat } from 'node:fs/promises';

import type { Acting, PlainService, Refusal } from '#services/ports/managers.ts';
import type { Command } from '#services/ports/shell.ts';

import { look } from './look.ts';

/** Why this user may not do it: its process belongs to somebody else. */
export async function refusalOf(
  plain: PlainService,
  { action }: Acting,
  command: Command,
  stateDir: string,
): Promise<Refusal | null> {
  if (action === 'start' || process.getuid?.() === 0) return null;
  const { found } = await look(plain, stateDir);
  const owners = await Promise.all(found.roots.map(({ pid }) => ownerOf(pid)));
  const isForeign = owners.some((owner) => owner !== null && owner !== process.getuid?.());
  if (!isForeign) return null;
  return {
    why: 'its process belongs to another user',
    command: { ...command, file: 'sudo', args: [command.file, ...command.args] },
  };
}

const ownerOf = (pid: number): Promise<number | null> =>
  stat(`/proc/${pid}`).then(
    ({ uid }) => uid,
    () => null,
  );
