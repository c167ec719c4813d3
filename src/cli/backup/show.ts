import type { Invocation } from '#cli/command.ts';
import { EXIT } from '#domain/errors.ts';
import { bytes } from '#domain/format.ts';

import { chosenBackup, namesIn } from './chosen.ts';
import { backupJson, documentOf } from './json.ts';
import { plain } from './plain.ts';
import { leftLines, lineOf } from './words.ts';

/** `backup show`: what a backup is and what lies in it, or in the folder of it that `--path` names. */
export async function showBackup(invocation: Invocation): Promise<number> {
  const { world, values, stdout } = invocation;
  const backup = await chosenBackup(invocation);
  const folder = (namesIn(values['path'])[0] ?? '').replace(/^\/+|\/+$/g, '');
  const entries = await world.backups.entries(backup.id, { folder });
  if (values['json'] === true) {
    const times = entries.map((entry) => ({ ...entry, modifiedAt: new Date(entry.modifiedAt).toISOString() }));
    stdout.write(documentOf({ backup: backupJson(backup), folder, entries: times }));
    return EXIT.ok;
  }
  stdout.write(`${lineOf(backup, world.clock.now())}\n  in ${backup.place}\n`);
  for (const line of leftLines(backup)) stdout.write(`${line}\n`);
  for (const { path, kind, bytes: size, target } of entries) {
    const what = kind === 'link' ? `-> ${plain(target ?? '')}` : kind === 'folder' ? '' : bytes(size);
    stdout.write(`  ${plain(path)}${kind === 'folder' ? '/' : ''}  ${what}\n`);
  }
  return EXIT.ok;
}
