import type { ErrorCount, TriageRequest } from '#services/ports/triage.ts';

import { findLogs, type LogFile, problemWith } from './find-logs.ts';
import { isCancelled } from './look.ts';
import { noLog } from './notices.ts';
import { partsOf } from './parts.ts';
import type { Pool } from './pool.ts';

/** Errors of the window in each log, and nothing else. */
export async function countAll({ paths, since, now, mostBytes }: TriageRequest, pool: Pool): Promise<ErrorCount> {
  const { logs, notices, any } = await findLogs(paths, since ?? 0);
  if (!any) throw noLog(paths, notices);
  pool.expect(logs.reduce((sum, { size }) => sum + size, 0));
  const counted = await Promise.all(
    logs.map(async (log) => {
      try {
        return { path: log.path, errors: await errorsOf(log, pool, since, now, mostBytes) };
      } catch (error) {
        if (isCancelled(error)) throw error;
        return problemWith(log.path, error);
      }
    }),
  );
  const files = counted.filter((one) => typeof one !== 'string');
  const problems = [...notices, ...counted.filter((one) => typeof one === 'string')];
  if (files.length === 0 && problems.length > 0) throw noLog(paths, problems);
  return { errors: files.reduce((sum, { errors }) => sum + errors, 0), files, notices: problems };
}

async function errorsOf(log: LogFile, pool: Pool, since: number | null, now: number, mostBytes: number) {
  const { path, packed } = log;
  const asked = { path, packed, now };
  const { survey } = (await pool.ask('survey', { type: 'survey', ...asked, since: since ?? 0 })).answer;
  const { size, dated, before, start } = survey;
  const span = { since: since ?? Number.NEGATIVE_INFINITY, until: Number.POSITIVE_INFINITY };
  const parts = packed !== null ? [{ from: 0, to: size }] : partsOf({ from: start, to: size });
  const counts = await Promise.all(
    parts.map((part) => pool.ask('count', { type: 'count', ...asked, ...part, size, dated, before, span, mostBytes })),
  );
  return counts.reduce((sum, { answer }) => sum + answer.errors, 0);
}
