import { OpsError } from '#domain/errors.ts';
import { bytes } from '#domain/format.ts';

const FULL = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

/** `more` is how many bytes are needed besides those that are free. */
export function noSpace(folder: string, more: number): OpsError {
  return new OpsError(
    'no-space',
    `The disk of ${folder} is too full: about ${bytes(Math.max(1, more))} more are needed.`,
    {
      hint: 'Free some space, or name another folder under backup: in the configuration. Nothing was left behind.',
      exit: 'refused',
    },
  );
}

/** What the system says when a disk or a quota is full. */
export const isFull = (code: string): boolean => FULL.has(code);

export function damaged(id: string, why: string): OpsError {
  return new OpsError('backup-damaged', `The backup ${id} is damaged: ${why}.`, {
    hint: 'Use another backup: cpm-console backup list. Make a new one as soon as possible.',
    exit: 'critical',
  });
}

/** `restic` where backups are in a repository, which others may share. */
export function noBackup(id: string, store: 'archive' | 'restic' = 'archive'): OpsError {
  const known = 'cpm-console backup list shows those there are.';
  return new OpsError('no-backup', `There is no backup ${id}${store === 'restic' ? ' of this machine' : ''}.`, {
    hint:
      store === 'restic'
        ? `${known} What another machine keeps in the repository is restored there, or by restic itself: restic snapshots --tag ${id}`
        : known,
    exit: 'usage',
  });
}

export function sourceMissing(name: string, path: string, why: string): OpsError {
  return new OpsError('source-missing', `The source ${name} (${path}) cannot be backed up: ${why}.`, {
    hint: 'It is required. Mend it, or take required off in the configuration. No backup was made.',
    exit: 'refused',
  });
}
