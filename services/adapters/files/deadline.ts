import { messageOf, OpsError } from '#domain/errors.ts';
import { errno } from '#services/adapters/errno.ts';

const MISSING = new Set(['ENOENT', 'ENOTDIR']);
const DENIED = new Set(['EACCES', 'EPERM']);

/** The result of some work on a path, or OpsError `timeout`; failures of the file system become OpsError. */
export async function within<Result>(deadlineMs: number, path: string, work: Promise<Result>): Promise<Result> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(silent(path, deadlineMs)), deadlineMs);
  try {
    return await Promise.race([work, late.promise]);
  } catch (thrown) {
    throw thrown instanceof OpsError ? thrown : explained(path, thrown);
  } finally {
    clearTimeout(timer);
  }
}

/** `nothing` when the path, or a folder on the way to it, does not exist. */
export async function unlessMissing<Result, Nothing>(
  nothing: Nothing,
  work: () => Promise<Result>,
): Promise<Result | Nothing> {
  try {
    return await work();
  } catch (thrown) {
    if (MISSING.has(errno(thrown))) return nothing;
    throw thrown;
  }
}

function silent(path: string, deadlineMs: number): OpsError {
  return new OpsError('timeout', `${path} did not answer within ${deadlineMs / 1000} s.`, {
    hint: 'Look whether the file system it is on is still there: findmnt -T <path>',
  });
}

function explained(path: string, cause: unknown): OpsError {
  if (DENIED.has(errno(cause)))
    return new OpsError('no-access', `You may not read ${path}.`, { hint: `ls -ld ${path} shows who may.`, cause });
  return new OpsError('unreadable', `${path} could not be read: ${messageOf(cause)}.`, {
    hint: 'The disk or the file system may be damaged; the kernel log says more: journalctl -k',
    cause,
  });
}
