import type { Invocation } from '#cli/command.ts';
import { EXIT } from '#domain/errors.ts';
import { bytes } from '#domain/format.ts';

import { chosenSources } from './chosen.ts';
import { backupJson, documentOf } from './json.ts';
import { leftLines } from './words.ts';

/** `backup create`: makes one and reads it back. Exit 0, 20 when something could not be kept, 21 when it cannot be read back. */
export async function createBackup(invocation: Invocation): Promise<number> {
  const { world, values, stdout, signal } = invocation;
  const json = values['json'] === true;
  const sources = chosenSources(invocation);
  if (values['dry-run'] === true) {
    stdout.write(json ? documentOf({ sources }) : sources.map(({ name, path }) => `${name}  ${path}\n`).join(''));
    return EXIT.ok;
  }
  const made = await world.backups.create({ sources, run: null, quiesced: false, signal });
  const verdict = await world.backups.verify(made.id, signal);
  const backup = (await world.backups.list()).find(({ id }) => id === made.id) ?? made;
  if (json) stdout.write(documentOf({ backup: backupJson(backup), verdict }));
  else {
    const size = backup.bytes === null ? '' : `, ${bytes(backup.bytes)} on the disk`;
    stdout.write(`${backup.id}: ${backup.files} files, ${bytes(backup.contentBytes)}${size}\n  in ${backup.place}\n`);
    for (const line of leftLines(backup)) stdout.write(`${line}\n`);
    stdout.write(
      verdict.ok ? 'Every byte was read back and is right.\n' : `It is damaged: ${verdict.problems.join('; ')}\n`,
    );
  }
  if (!verdict.ok) return EXIT.critical;
  return backup.left.length > 0 ? EXIT.attention : EXIT.ok;
}
