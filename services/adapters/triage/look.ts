import type { Numbers } from '#domain/logs/triage/numbers.ts';
import type { Portion, Span } from '#domain/logs/triage/scanner.ts';
import { addTally, emptyTally, type Tally } from '#domain/logs/triage/tally.ts';

import { type LogFile, problemWith } from './find-logs.ts';
import { stillTrue, unpacked } from './kept.ts';
import type { KeptLog } from './memory.ts';
import type { Part, Survey } from './messages.ts';
import { partsOf, unread } from './parts.ts';
import type { Pool } from './pool.ts';

/** What a look at several logs shares. */
export interface Look {
  readonly pool: Pool;
  readonly names: Numbers;
  readonly now: number;
  /** Bytes that may still be read; what is taken from it is read. */
  readonly budget: { left: number };
}

/** A log that was looked at: all portions with lines written since then. */
export interface LookedAt {
  readonly log: LogFile;
  readonly survey: Survey;
  readonly portions: readonly Portion[];
  /** What was read so far; telling of a time may read more. */
  readonly readBytes: () => number;
  readonly problem: () => string | null;
  /** False when some of it was left out. */
  readonly complete: boolean;
  /** Counts the lines of a time only. */
  readonly within: (span: Span) => Promise<Tally>;
}

const ALWAYS: Span = { since: Number.NEGATIVE_INFINITY, until: Number.POSITIVE_INFINITY };

/** Reads what is not known yet of a log, as far as it was written since `since` (null: all of it). */
export async function lookAt(
  look: Look,
  log: LogFile,
  since: number | null,
  kept: KeptLog | undefined,
): Promise<LookedAt> {
  const { pool, names, now, budget } = look;
  const { path, packed } = log;
  const asked = { path, packed, now };
  const { survey } = (await pool.ask('survey', { type: 'survey', ...asked, since: since ?? 0 })).answer;
  const known = stillTrue(kept, log, survey);
  const remembered = (known?.portions ?? []).map(unpacked);
  const [first, last] = [remembered[0], remembered.at(-1)];
  const covered = first && last ? { from: first.from, to: last.to } : null;
  const enough = known !== null && (known.since === null || (since !== null && since >= known.since));
  const start = enough && covered ? covered.from : survey.start;
  const wanted =
    packed !== null ? (covered ? [] : [{ from: 0, to: survey.size }]) : unread(start, survey.size, covered);
  const parts = packed !== null ? wanted : wanted.flatMap(partsOf);

  let readBytes = 0;
  let problem: string | null = null;
  const scan = async (from: number, to: number, span: Span): Promise<readonly Portion[]> => {
    const { size, dated, before } = survey;
    const part: Part = { ...asked, from, to, size, dated, before, span, mostBytes: budget.left };
    const { answer, thread } = await pool.ask('scanned', { type: 'scan', ...part });
    const { scanned } = answer;
    readBytes += scanned.readBytes;
    if (scanned.problem !== null) problem = `${path} could not be read whole: ${scanned.problem}.`;
    const nameOf = names.learn(thread, scanned.firstName, scanned.named);
    return scanned.portions.map((portion) => ({ ...portion, tally: renamed(portion.tally, nameOf) }));
  };

  const affordable = parts.filter(({ from, to }) => {
    const fits = budget.left >= to - from;
    budget.left = fits ? budget.left - (to - from) : 0;
    return fits;
  });
  const scanned = await Promise.all(affordable.map(({ from, to }) => scan(from, to, ALWAYS)));
  const portions = [...remembered, ...scanned.flat()].toSorted((a, b) => a.from - b.from);
  return {
    log,
    survey,
    portions,
    readBytes: () => readBytes,
    problem: () => problem,
    complete: affordable.length === parts.length,
    async within(span) {
      const sum = emptyTally();
      for (const { from, to, tally } of portions) {
        const { earliest, latest } = tally;
        if (earliest >= span.since && latest < span.until) addTally(sum, tally);
        else if (latest >= span.since && earliest < span.until)
          for (const part of await scan(from, to, span)) addTally(sum, part.tally);
      }
      return sum;
    },
  };
}

function renamed(tally: Tally, nameOf: (name: number) => number): Tally {
  const sum = emptyTally();
  addTally(sum, tally, nameOf);
  return sum;
}

/** The log, or why it could not be looked at. */
export async function tryToLook(
  look: Look,
  log: LogFile,
  since: number | null,
  kept: KeptLog | undefined,
): Promise<LookedAt | string> {
  try {
    return await lookAt(look, log, since, kept);
  } catch (error) {
    if (isCancelled(error)) throw error;
    return problemWith(log.path, error);
  }
}

/** Whether somebody stopped the look, which is no failure of a log. */
export const isCancelled = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'cancelled';
