import type { Invocation } from '#cli/command.ts';
import { EXIT, OpsError } from '#domain/errors.ts';
import { bytes } from '#domain/format.ts';
import { resolvePath } from '#domain/path.ts';

import { backupToRestore, namesIn } from './chosen.ts';
import { documentOf } from './json.ts';

/** `backup restore`: into a folder that is empty or not there yet. */
export async function restoreBackup(invocation: Invocation): Promise<number> {
  const { world, values, stdout, signal } = invocation;
  const wanted = values['into'];
  if (typeof wanted !== 'string')
    throw new OpsError('usage', 'Where to? A backup is restored into a new folder.', {
      hint: 'cpm-console backup restore --into DIR, or --in-place for where it was.',
      exit: 'usage',
    });
  const into = resolvePath(wanted, world.environment.cwd, world.environment.home);
  if (into === null) throw new OpsError('usage', 'There is no home folder, so ~ means nothing.', { exit: 'usage' });
  const { id } = await backupToRestore(invocation);
  const named = [...namesIn(values['path']), ...namesIn(values['source'])];
  const paths = named.length === 0 ? undefined : named;
  if (values['dry-run'] === true) {
    stdout.write(values['json'] === true ? documentOf({ id, into, paths: paths ?? null }) : `${id} -> ${into}\n`);
    return EXIT.ok;
  }
  const restored = await world.backups.restore(id, { into, paths }, signal);
  if (values['json'] === true) stdout.write(documentOf({ id, into, ...restored }));
  else stdout.write(`Restored ${restored.files} files, ${bytes(restored.bytes)}, into ${into}\n`);
  return EXIT.ok;
}
