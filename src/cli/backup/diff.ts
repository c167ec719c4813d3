import type { Invocation } from '#cli/command.ts';
import { EXIT } from '#domain/errors.ts';

import { chosenBackup } from './chosen.ts';
import { documentOf } from './json.ts';
import { plain } from './plain.ts';

const SIGNS = { added: '+', changed: '~', removed: '-' } as const;

/** `backup diff`: what changed since a backup, the newest when none is named. Exit 0 for nothing, 20 for something. */
export async function diffBackup(invocation: Invocation): Promise<number> {
  const { world, values, stdout, signal } = invocation;
  const { id } = await chosenBackup(invocation);
  const changes = await world.backups.diff(id, signal);
  const { counts } = changes;
  const isSame = counts.added + counts.changed + counts.removed === 0;
  if (values['json'] === true) stdout.write(documentOf({ id, ...changes }));
  else {
    for (const kind of ['added', 'changed', 'removed'] as const) {
      for (const path of changes[kind]) stdout.write(`${SIGNS[kind]} ${plain(path)}\n`);
      const more = counts[kind] - changes[kind].length;
      if (more > 0) stdout.write(`${SIGNS[kind]} and ${more} more\n`);
    }
    const sum = `${counts.added} added, ${counts.changed} changed, ${counts.removed} removed`;
    stdout.write(isSame ? `Nothing changed since ${id}.\n` : `Since ${id}: ${sum}.\n`);
  }
  return isSame ? EXIT.ok : EXIT.attention;
}
