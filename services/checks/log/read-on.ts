import { OpsError } from '#domain/errors.ts';
import { bytes } from '#domain/format.ts';
import { errorTimes } from '#domain/log-errors.ts';
import type { ErrorPage, FileCursor, Files } from '#services/ports/files.ts';

const PAGE = 256 * 1024;
const MINUTE_MS = 60_000;

/** What is kept of one log between looks: where reading stopped, and errors by the minute. */
export interface Log {
  readonly path: string;
  readonly timed: boolean;
  cursor: FileCursor;
  readonly minutes: Map<number, number>;
}

export interface Span {
  readonly since: number;
  readonly now: number;
}

/**
 * Counts the error lines that came to a log since reading stopped. `undated` is when lines that do not say were written.
 * Does nothing when another file has the name now. What was counted before the signal fired is kept: the next look goes
 * on from there.
 */
export async function readOn(
  files: Files,
  path: string,
  log: Log,
  span: Span,
  undated: number,
  signal: AbortSignal,
): Promise<void> {
  for (;;) {
    const page = await (files.errorLines?.(path, log.cursor, PAGE, span.now) ?? errorLines(files, path, log, span.now));
    if (page === null || page.cursor.inode !== log.cursor.inode) return;
    for (const time of page.times) count(log, Math.min(time ?? undated, span.now), span);
    log.cursor = page.cursor;
    if (page.atEnd) return;
    if (signal.aborted)
      throw new OpsError('slow', `${path} is still being read, ${bytes(log.cursor.offset)} so far.`, {
        hint: 'The next look goes on from there.',
      });
  }
}

/** As the port does it where it can, for worlds that hold little. */
async function errorLines(files: Files, path: string, { cursor }: Log, now: number): Promise<ErrorPage | null> {
  const page = await files.tail(path, cursor, PAGE);
  return page && { times: errorTimes(page.text, now), cursor: page.cursor, atEnd: page.text === '' };
}

/** Errors of a log within the span; those before it are forgotten. */
export function countIn({ minutes }: Log, { since }: Span): number {
  let total = 0;
  for (const [minute, errors] of minutes)
    if ((minute + 1) * MINUTE_MS <= since) minutes.delete(minute);
    else total += errors;
  return total;
}

function count({ minutes }: Log, at: number, { since }: Span): void {
  const minute = Math.floor(at / MINUTE_MS);
  if (at >= since) minutes.set(minute, (minutes.get(minute) ?? 0) + 1);
}
