import type { Invocation } from '#cli/command.ts';
import { EXIT } from '#domain/errors.ts';

import { backupJson, documentOf } from './json.ts';
import { lineOf } from './words.ts';

/** `backup list`: every backup, newest first. Exit 0: it only tells. */
export async function listBackups({ world, values, stdout }: Invocation): Promise<number> {
  const backups = await world.backups.list();
  if (values['json'] === true) stdout.write(documentOf({ backups: backups.map(backupJson) }));
  else if (backups.length === 0) stdout.write('There is no backup yet. Make one: cpm-console backup create\n');
  else for (const backup of backups) stdout.write(`${lineOf(backup, world.clock.now())}\n`);
  return EXIT.ok;
}
