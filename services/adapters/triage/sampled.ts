import type { Total } from '#domain/logs/triage/summary.ts';

import type { LogFile } from './find-logs.ts';
import type { JournalLog } from './journal.ts';
import type { Sample } from './messages.ts';
import type { Pool } from './pool.ts';

/** The first line of each template, read again; missing where the log is gone meanwhile. */
export async function sampled(
  pool: Pool,
  wanted: readonly Total<LogFile | JournalLog>[],
  now: number,
): Promise<(Sample | undefined)[]> {
  const byLog = Map.groupBy(wanted, ({ log }) => log);
  const found = new Map<LogFile | JournalLog, readonly Sample[]>();
  await Promise.all(
    [...byLog].map(async ([log, all]) => {
      if ('samples' in log) return void found.set(log, [...log.samples.values()]);
      const { path, packed } = log;
      const offsets = all.map(({ offset }) => offset);
      const question = { type: 'samples', path, packed, now, offsets } as const;
      const told = await pool.ask('samples', question).catch(() => null);
      if (told) found.set(log, told.answer.samples);
    }),
  );
  return wanted.map(({ log, offset }) => found.get(log)?.find((sample) => sample.offset === offset));
}
