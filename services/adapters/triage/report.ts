import { remember, wasSeen } from '#domain/logs/triage/known.ts';
import { namesFrom } from '#domain/logs/triage/numbers.ts';
import type { TriageReport } from '#domain/logs/triage/report.ts';
import { type Counted, errorsIn, fileOf, hoursOf, levelsOf, templateOf, totals } from '#domain/logs/triage/summary.ts';
import { addTally, emptyTally } from '#domain/logs/triage/tally.ts';
import { keyOf } from '#domain/logs/triage/templates.ts';
import type { Shell } from '#services/ports/shell.ts';
import type { TriageRequest } from '#services/ports/triage.ts';

import { findLogs, type LogFile } from './find-logs.ts';
import { type JournalLog, tryJournal } from './journal.ts';
import { tryToLook } from './look.ts';
import { keep, recall } from './memory.ts';
import { noLog, noticesOf } from './notices.ts';
import type { Pool } from './pool.ts';
import type { Look } from './portions.ts';
import type { Known } from './safely.ts';
import { sampled } from './sampled.ts';
import { shortened } from './shortened.ts';
import { inWindow, seenIn } from './windows.ts';

const DAY_MS = 86_400_000;

interface Means {
  readonly pool: Pool;
  readonly stateDir: string;
  readonly shell: Shell;
  readonly secrets: readonly Known[];
  readonly signal: AbortSignal;
}

/** What the logs say of a window, and for new templates what they said in the day before it. Remembers what it read. */
export async function report(
  request: TriageRequest,
  { pool, stateDir, shell, secrets, signal }: Means,
): Promise<TriageReport> {
  const { since, now } = request;
  const lookBack = since === null ? null : since - DAY_MS;
  const { logs, notices, any } = await findLogs(request.paths, lookBack ?? 0);
  if (!any && request.journal === null) throw noLog(request.paths, notices);
  const memory = recall(stateDir);
  const numbers = namesFrom(memory.templates.map(([level, text]) => ({ level, text })));
  const { named } = numbers;
  const look: Look = { pool, names: numbers, now, budget: { left: request.mostBytes } };
  const [journal, ...tried] = await Promise.all([
    tryJournal(shell, request.journal, { since, signal, numbers, secrets }),
    ...logs.map((log) => tryToLook(look, log, since, memory.logs[`${log.device}:${log.inode}`])),
  ]);
  const looked = tried.filter((one) => typeof one !== 'string');
  const problems = [...notices, ...[journal, ...tried].filter((one) => typeof one === 'string')];
  const entries = typeof journal === 'string' ? null : journal;
  if (looked.length === 0 && entries === null && problems.length > 0) throw noLog(request.paths, problems);

  const files = await Promise.all(looked.map((one) => inWindow(one, since)));
  const counted: readonly Counted<LogFile | JournalLog>[] = [...files, ...(entries === null ? [] : [entries.counted])];
  const window = emptyTally();
  for (const { tally } of counted) addTally(window, tally);
  const all = totals(counted, named);
  const shown = all.slice(0, request.mostTemplates);
  const known = new Map(memory.seen);
  const keysOf = (name: number): string[] => [named[name]].flatMap((one) => (one ? [keyOf(one)] : []));
  const strange = all.filter(({ name }) => !keysOf(name).some((key) => since !== null && wasSeen(key, since, known)));
  const before =
    since === null || lookBack === null
      ? null
      : await seenIn(looked, entries, { since: lookBack, until: since }, new Set(strange.map(({ name }) => name)));
  const samples = await sampled(pool, shown, now);
  const news = { since, known, before: before && new Set([...before].flatMap(keysOf)) };
  const seen = all.flatMap(({ name, first, last }) =>
    first < 0 ? [] : keysOf(name).map((key) => [key, { first, last }] as const),
  );
  keep(stateDir, { ...shortened(memory, looked, named), seen: [...remember(known, new Map(seen), now)] });
  return {
    since,
    until: now,
    lines: window.lines,
    bytes: window.bytes,
    readBytes: looked.reduce((sum, one) => sum + one.portions.readBytes, 0),
    levels: levelsOf(window),
    errors: errorsIn(window),
    files: counted.map(fileOf),
    hours: hoursOf(window),
    templates: shown.map((total, at) => templateOf(total, named, samples[at], news)),
    notices: [...problems, ...looked.flatMap(noticesOf)],
    complete: problems.length === 0 && looked.every(({ portions }) => portions.complete && portions.problem === null),
  };
}
