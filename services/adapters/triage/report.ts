import { remember } from '#domain/logs/triage/known.ts';
import { namesFrom } from '#domain/logs/triage/numbers.ts';
import type { TriageReport } from '#domain/logs/triage/report.ts';
import { type Counted, errorsIn, fileOf, hoursOf, levelsOf, templateOf, totals } from '#domain/logs/triage/summary.ts';
import { addTally, emptyTally } from '#domain/logs/triage/tally.ts';
import { keyOf } from '#domain/logs/triage/templates.ts';
import type { TriageRequest } from '#services/ports/triage.ts';

import { findLogs, type LogFile } from './find-logs.ts';
import { type Look, type LookedAt, tryToLook } from './look.ts';
import { keep, recall } from './memory.ts';
import { noLog, noticesOf } from './notices.ts';
import type { Pool } from './pool.ts';
import { sampled } from './sampled.ts';
import { shortened } from './shortened.ts';

const DAY_MS = 86_400_000;

/** What the logs say of a window, and for new templates what they said in the day before it. Remembers what it read. */
export async function report(request: TriageRequest, pool: Pool, stateDir: string): Promise<TriageReport> {
  const { since, now } = request;
  const lookBack = since === null ? null : since - DAY_MS;
  const { logs, notices, any } = await findLogs(request.paths, lookBack ?? 0);
  if (!any) throw noLog(request.paths, notices);
  const memory = recall(stateDir);
  const names = namesFrom(memory.templates.map(([level, text]) => ({ level, text })));
  const look: Look = { pool, names, now, budget: { left: request.mostBytes } };
  const tried = await Promise.all(
    logs.map((log) => tryToLook(look, log, lookBack, memory.logs[`${log.device}:${log.inode}`])),
  );
  const looked = tried.filter((one) => typeof one !== 'string');
  const problems = [...notices, ...tried.filter((one) => typeof one === 'string')];
  if (looked.length === 0 && problems.length > 0) throw noLog(request.paths, problems);

  const counted = await Promise.all(looked.map((one) => inWindow(one, since)));
  const before = since === null ? null : await seenIn(looked, since - DAY_MS, since);
  const window = emptyTally();
  for (const { tally } of counted) addTally(window, tally);
  const { named } = names;
  const all = totals(counted, named);
  const shown = all.slice(0, request.mostTemplates);
  const samples = await sampled(pool, shown, now);
  const known = new Map(memory.seen);
  const news = { since, known, before: before && new Set([...before].flatMap((name) => named[name] ?? []).map(keyOf)) };
  const seen = all.flatMap(({ name, first, last }) => {
    const one = named[name];
    return one && first >= 0 ? [[keyOf(one), { first, last }] as const] : [];
  });
  keep(stateDir, { ...shortened(memory, looked, named, lookBack), seen: [...remember(known, new Map(seen), now)] });
  return {
    since,
    until: now,
    lines: window.lines,
    bytes: window.bytes,
    readBytes: looked.reduce((sum, one) => sum + one.readBytes(), 0),
    levels: levelsOf(window),
    errors: errorsIn(window),
    files: counted.map(fileOf),
    hours: hoursOf(window),
    templates: shown.map((total, at) => templateOf(total, named, samples[at], news)),
    notices: [...problems, ...looked.flatMap(noticesOf)],
    complete: problems.length === 0 && looked.every(({ complete, problem }) => complete && problem() === null),
  };
}

async function inWindow(one: LookedAt, since: number | null): Promise<Counted<LogFile>> {
  const { log, survey } = one;
  // Of a log that does not say when, all or nothing is of the window.
  const counts = survey.dated || since === null || log.modifiedAt >= since;
  const span = { since: since ?? Number.NEGATIVE_INFINITY, until: Number.POSITIVE_INFINITY };
  return { log, dated: survey.dated, tally: counts ? await one.within(span) : emptyTally() };
}

/** Templates of a time; null when no log reaches back so far. */
async function seenIn(looked: readonly LookedAt[], since: number, until: number): Promise<Set<number> | null> {
  const tallies = await Promise.all(
    looked.filter(({ survey }) => survey.dated).map((one) => one.within({ since, until })),
  );
  if (tallies.every(({ lines }) => lines === 0)) return null;
  return new Set(tallies.flatMap(({ templates }) => [...templates.keys()]));
}
