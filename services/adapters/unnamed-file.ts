import { closeSync, constants, openSync, writeSync } from 'node:fs';

import { messageOf, OpsError } from '#domain/errors.ts';

/** Linux' own number, which node does not name. */
const UNNAMED = 0o20000000;
const MEMORY = '/dev/shm';

/**
 * A file in memory that never has a name, private to the user: who gets its number can read it again and again. The caller
 * closes it. Throws OpsError `no-memory-file`.
 */
export function unnamedFile(text: string): { readonly fd: number; readonly close: () => void } {
  try {
    const fd = openSync(MEMORY, constants.O_RDWR | constants.O_DIRECTORY | UNNAMED, 0o600);
    writeSync(fd, text);
    return { fd, close: () => closeSync(fd) };
  } catch (cause) {
    throw new OpsError('no-memory-file', `No file can be kept in memory here: ${messageOf(cause)}.`, {
      hint: 'Hand over the value as a variable: cred run --with NAME=VARIABLE',
      exit: 'refused',
    });
  }
}
