import type { Invocation } from '#cli/command.ts';
import { EXIT } from '#domain/errors.ts';
import type { LogLine } from '#domain/logs/line.ts';
import type { LogSource } from '#domain/logs/source.ts';
import type { LogReader } from '#services/ports/logs.ts';

import { lineJson, textOf } from './format.ts';
import type { LogsWanted } from './options.ts';

const PAGE = 500;
const WIDEST_NAME = 24;

/**
 * Prints lines of some sources, the last ones or those since a time, and with `follow` those that come, until the signal
 * fires (exit `interrupted`). What cannot be read of them is told on stderr. Rejects like the Logs port.
 */
export async function showLogs(
  { world, stdout, stderr, signal }: Invocation,
  sources: readonly LogSource[],
  wanted: LogsWanted,
): Promise<number> {
  const reader = await world.logs.open(sources, signal);
  try {
    const names = nameWidth(sources);
    const style = { times: wanted.times, names, now: world.clock.now() };
    const kept: LogLine[] = [];
    const write = (lines: readonly LogLine[]): void => {
      if (wanted.json && !wanted.follow) kept.push(...lines);
      else if (wanted.json) stdout.write(lines.map((line) => `${JSON.stringify(lineJson(line))}\n`).join(''));
      else if (lines.length > 0) stdout.write(lines.map((line) => textOf(line, style)).join(''));
    };
    const last = await printed(reader, wanted, write, signal);
    for (const notice of wanted.json ? [] : reader.notices) stderr.write(`${notice}\n`);
    if (wanted.follow) return await followed(reader, last, wanted, write, signal);
    if (wanted.json)
      stdout.write(`${JSON.stringify({ schema: 1, lines: kept.map(lineJson), notices: reader.notices })}\n`);
    return EXIT.ok;
  } finally {
    await reader.close();
  }
}

/** Prints what is there; answers the mark of its last line. */
async function printed(
  reader: LogReader,
  { lines, since, until, query }: LogsWanted,
  write: (lines: readonly LogLine[]) => void,
  signal: AbortSignal,
): Promise<string | null> {
  const isWanted = ({ at }: LogLine): boolean =>
    (since === null || at === null || at >= since) && (until === null || at === null || at < until);
  if (lines !== null) {
    const [end] =
      until === null ? [] : (await reader.since(until, 1, { ...query, text: '', atLeast: null }, signal)).lines;
    const page = lines === 0 ? { lines: [] } : await reader.before(end?.mark ?? null, lines, query, signal);
    write(page.lines.filter(isWanted));
    return page.lines.at(-1)?.mark ?? null;
  }
  let page = await reader.since(since ?? 0, PAGE, query, signal);
  for (;;) {
    const good = page.lines.filter(isWanted);
    write(good);
    const last = page.lines.at(-1);
    const isPast = until !== null && (last?.at ?? 0) >= until;
    if (last === undefined || page.atEnd || isPast || signal.aborted) return last?.mark ?? null;
    page = await reader.after(last.mark, PAGE, query, signal);
    if (page.lines.length === 0) return last.mark;
  }
}

async function followed(
  reader: LogReader,
  last: string | null,
  { query }: LogsWanted,
  write: (lines: readonly LogLine[]) => void,
  signal: AbortSignal,
): Promise<number> {
  const stop = reader.follow(last, query, write);
  if (!signal.aborted)
    await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
  stop();
  return EXIT.interrupted;
}

/** Lines of one source need no name; a pattern stands for several. */
function nameWidth(sources: readonly LogSource[]): number {
  const several = sources.length > 1 || sources.some((source) => source.type === 'file' && /[*?[{]/.test(source.path));
  if (!several) return 0;
  return Math.min(WIDEST_NAME, Math.max(...sources.map(({ name }) => name.length)));
}
