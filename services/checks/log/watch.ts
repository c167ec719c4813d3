import type { FileFacts, Files } from '#services/ports/files.ts';

import { countIn, type Log, readOn, type Span } from './read-on.ts';
import { startOf } from './start.ts';

export interface Found {
  readonly path: string;
  readonly facts: FileFacts;
}

/** Logs by the file itself, because rotation renames it. */
export type Logs = Map<number | string, Log>;

const keyOf = ({ path, facts }: Found): number | string => facts.inode ?? path;

/** Reads on in every log, those that were renamed since included. Files untouched since before the span have no part. */
export async function readLogs(
  files: Files,
  found: readonly Found[],
  logs: Logs,
  span: Span,
  signal: AbortSignal,
): Promise<void> {
  const names = new Map(found.map((one) => [keyOf(one), one]));
  for (const [key, log] of logs) {
    // Its writer may go on for a while under the name that rotation gave it.
    if (!names.has(key)) await readOn(files, `${log.path}.1`, log, span, span.now, signal);
    if (countIn(log, span) === 0 && !names.has(key)) logs.delete(key);
  }
  for (const [key, one] of names) {
    const known = logs.get(key);
    if (known) await readOn(files, one.path, known, span, span.now, signal);
    else if (one.facts.modifiedAt >= span.since) {
      const start = await startOf(files, one.path, span.since, span.now);
      if (start === null) continue;
      const log = { ...start, path: one.path, minutes: new Map<number, number>() };
      logs.set(key, log);
      await readOn(files, one.path, log, span, one.facts.modifiedAt, signal);
    }
  }
}
