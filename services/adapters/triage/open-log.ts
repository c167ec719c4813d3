import { closeSync, constants, fstatSync, openSync } from 'node:fs';

/** Runs `work` on an open file; a named pipe without a writer is not waited for. */
export function withLog<Result>(path: string, work: (file: number, size: number) => Result): Result {
  const file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const facts = fstatSync(file);
    if (!facts.isFile()) throw Object.assign(new Error('it is not a file'), { code: 'ENOTFILE' });
    return work(file, facts.size);
  } finally {
    closeSync(file);
  }
}
