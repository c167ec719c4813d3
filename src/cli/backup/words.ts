import { plain } from '#cli/backup/plain.ts';
import { bytes, span } from '#domain/format.ts';
import type { Backup } from '#services/ports/backups.ts';

/** `6 h ago`. */
export const ago = (at: number, now: number): string => (now - at < 1000 ? 'just now' : `${span(now - at)} ago`);

/** One line a backup. */
export function lineOf(backup: Backup, now: number): string {
  const { id, at, bytes: size, contentBytes, files, verifiedAt, testedAt, store } = backup;
  const looked =
    testedAt !== null
      ? `restore tested ${ago(testedAt, now)}`
      : verifiedAt !== null
        ? `verified ${ago(verifiedAt, now)}`
        : 'never verified';
  const taken = size === null ? store : bytes(size);
  return [
    id,
    ago(at, now).padEnd(10),
    taken.padStart(9),
    `${files} files, ${bytes(contentBytes)}`.padEnd(22),
    looked,
  ].join('  ');
}

/** What could not be kept as it is, the first few lines of it. */
export function leftLines({ left }: Backup, most = 10): readonly string[] {
  const shown = left.slice(0, most).map(({ path, why }) => `  ! ${plain(path)}: ${why}`);
  return left.length > most ? [...shown, `  and ${left.length - most} more`] : shown;
}
