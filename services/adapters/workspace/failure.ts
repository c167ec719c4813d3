import { messageOf, OpsError } from '#domain/errors.ts';
import { quoted } from '#domain/quoted.ts';
import { errno } from '#services/adapters/errno.ts';

type Told = readonly [code: string, message: (path: string) => string, hint: (path: string) => string];

const full: Told = [
  'disk-full',
  (path) => `There is no room left on the disk of ${path}; nothing was changed there.`,
  (path) => `Free some space, then try again: df -h ${quoted(path)}; df -i ${quoted(path)}`,
];
const denied: Told = [
  'no-access',
  (path) => `You may not change or read ${path}.`,
  (path) => `See who may: ls -ld ${quoted(path)}`,
];

const TOLD: Readonly<Record<string, Told>> = {
  ENOSPC: full,
  EDQUOT: full,
  EACCES: denied,
  EPERM: denied,
  EROFS: [
    'read-only',
    (path) => `${path} is on a file system that is mounted read-only.`,
    (path) => `See how it is mounted: findmnt -T ${quoted(path)}`,
  ],
  ENOENT: ['missing', (path) => `There is nothing at ${path}.`, (path) => `Look there: ls -la ${quoted(path)}`],
  EEXIST: ['exists', (path) => `There is already something at ${path}.`, () => 'Move it away first.'],
  ENOTEMPTY: ['exists', (path) => `There is already a folder with files at ${path}.`, () => 'Move it away first.'],
  EISDIR: ['not-a-file', (path) => `${path} is a folder, not a file.`, () => 'Name a file.'],
  ENOTDIR: ['not-a-folder', (path) => `A part of ${path} is not a folder.`, () => 'Name a path through folders.'],
};

/** What a failed call on a path means, as OpsError; one that already is stays. */
export function explained(path: string, thrown: unknown): OpsError {
  if (thrown instanceof OpsError) return thrown;
  const told = TOLD[errno(thrown)];
  if (told) return new OpsError(told[0], told[1](path), { hint: told[2](path), exit: 'refused', cause: thrown });
  return new OpsError('file-failed', `${path} could not be worked on: ${messageOf(thrown)}.`, {
    hint: 'The disk or the file system may be damaged; the kernel log says more: journalctl -k',
    cause: thrown,
  });
}
