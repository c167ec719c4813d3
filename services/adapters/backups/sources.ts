import { lstatSync, realpathSync } from 'node:fs';

import { messageOf } from '#domain/errors.ts';
import { errno } from '#services/adapters/errno.ts';
import type { BackupSource } from '#services/ports/backups.ts';

import { sourceMissing } from './errors.ts';
import { excluding } from './excluded.ts';
import { walk } from './walk.ts';

export interface OpenSource extends BackupSource {
  /** Where it really lies: the source itself may be a link, what is in it never leads anywhere. */
  readonly real: Buffer;
  readonly isExcluded: (path: string) => boolean;
}

/** Those that are there. Throws OpsError `source-missing` for a required one that is not. */
export function present(sources: readonly BackupSource[], left: (path: string, why: string) => void): OpenSource[] {
  return sources.flatMap((source) => {
    try {
      const real = realpathSync(Buffer.from(source.path), { encoding: 'buffer' });
      lstatSync(real);
      return [{ ...source, real, isExcluded: excluding(source.exclude ?? []) }];
    } catch (thrown) {
      const gone = errno(thrown) === 'ENOENT';
      if (source.required) throw sourceMissing(source.name, source.path, gone ? 'it is not there' : messageOf(thrown));
      if (!gone) left(source.name, `no right to read it (${errno(thrown)})`);
      return [];
    }
  });
}

/** How much there is to read: bytes on the disk for what has holes. Told of nothing; that is done when it is read. */
export function measure(sources: readonly OpenSource[], never: readonly Buffer[]): { files: number; bytes: number } {
  let [files, bytes] = [0, 0];
  for (const { real, isExcluded } of sources)
    for (const { kind, stats } of walk(real, { isExcluded, never, left: () => undefined })) {
      files += 1;
      if (kind === 'file') bytes += Math.min(stats.size, stats.blocks * 512);
    }
  return { files, bytes };
}
