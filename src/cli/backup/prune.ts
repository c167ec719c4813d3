import type { Invocation } from '#cli/command.ts';
import { consent } from '#cli/consent.ts';
import { retention } from '#domain/backups/retention.ts';
import { EXIT } from '#domain/errors.ts';
import { bytes } from '#domain/format.ts';

import { documentOf } from './json.ts';

/** `backup prune`: removes what is no longer kept, after showing it. Exit 0, 3 when there is nothing to remove. */
export async function pruneBackups(invocation: Invocation): Promise<number> {
  const { world, config, values, stdout } = invocation;
  const backups = await world.backups.list();
  const { stays, goes } = retention(backups, config.backup.keep);
  const isPreview = values['dry-run'] === true;
  if (!isPreview) await world.backups.tidy();
  const freed = backups.filter(({ id }) => goes.includes(id)).reduce((sum, one) => sum + (one.bytes ?? 0), 0);
  const json = values['json'] === true;
  if (!json) {
    for (const { id, because } of stays) stdout.write(`stays  ${id}  ${because.join(', ')}\n`);
    for (const id of goes) stdout.write(`goes   ${id}\n`);
  }
  const go = goes.length > 0 && !isPreview && (await consent(invocation, question(goes.length, freed)));
  if (go) for (const id of goes) await world.backups.remove(id);
  const removed = go ? goes : [];
  if (json) stdout.write(documentOf({ stays, goes, removed, freedBytes: go ? freed : 0 }));
  else if (goes.length === 0) stdout.write('Nothing to remove.\n');
  else stdout.write(go ? `Removed ${goes.length}, ${bytes(freed)} freed.\n` : 'Nothing was removed.\n');
  if (goes.length === 0) return EXIT.nothingToDo;
  return go || isPreview ? EXIT.ok : EXIT.interrupted;
}

function question(count: number, freed: number): string {
  return `Remove ${count === 1 ? 'this backup' : `these ${count} backups`} for good (${bytes(freed)})?`;
}
