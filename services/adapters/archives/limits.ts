import { OpsError } from '#domain/errors.ts';

/** Unpacked bytes of a whole package: a bomb has more, a release less. */
export const MOST_BYTES = 2 ** 30;
const MOST_ENTRIES = 200_000;

/** Counts what comes out of a package. Throws OpsError when it is too much. */
export function counter(path: string): (bytes: number) => void {
  let entries = 0;
  let total = 0;
  return (bytes) => {
    entries += 1;
    total += bytes;
    if (entries > MOST_ENTRIES || total > MOST_BYTES) throw tooLarge(path);
  };
}

export function tooLarge(path: string): OpsError {
  return new OpsError('package-too-large', `The package ${path} unpacks to more than a release can hold.`, {
    hint: 'Look what is packed: the list of files in package.json or MANIFEST.in may name too much.',
    exit: 'refused',
  });
}

export function unreadable(path: string, why: string, cause?: unknown): OpsError {
  return new OpsError('package-unreadable', `The package ${path} cannot be read: ${why}.`, {
    hint: 'Pack it again; it is not released unless what is in it was looked at.',
    exit: 'refused',
    cause,
  });
}
