import type { Span } from '#domain/logs/triage/scanner.ts';
import type { Tally } from '#domain/logs/triage/tally.ts';

import { type LogFile, problemWith } from './find-logs.ts';
import { stillTrue, unpacked } from './kept.ts';
import type { KeptLog } from './memory.ts';
import type { Survey } from './messages.ts';
import { partsOf, type Stretch, unread } from './parts.ts';
import { type Look, type Portions, portionsOf } from './portions.ts';

/** Further back a log is read in steps of this, and each time twice as many: most often the first ones are enough. */
const STEP = 8 * 1024 * 1024;
const FIRST_STEPS = 2;

/** A log that was looked at: all portions with lines written since then. */
export interface LookedAt {
  readonly log: LogFile;
  readonly survey: Survey;
  readonly portions: Portions;
  /** All lines written since then are in the portions, epoch ms; null for all lines. */
  readonly reach: () => number | null;
  /** Counts the lines of a time only, as far back as was read. */
  readonly within: (span: Span) => Promise<Tally>;
  /** Reads further back and counts what is of the time there; null when nothing of it is left. */
  readonly further: (span: Span) => Promise<Tally | null>;
}

/** Reads what is not known yet of a log, as far as it was written since `since` (null: all of it). */
export async function lookAt(
  look: Look,
  log: LogFile,
  since: number | null,
  kept: KeptLog | undefined,
): Promise<LookedAt> {
  const { pool, now } = look;
  const { path, packed } = log;
  const surveyed = async (from: number | null): Promise<Survey> =>
    (await pool.ask('survey', { type: 'survey', path, packed, now, since: from ?? 0 })).answer.survey;
  const survey = await surveyed(since);
  const known = stillTrue(kept, log, survey);
  const portions = portionsOf(look, log, survey, (known?.portions ?? []).map(unpacked));
  const [first, last] = [portions.all[0], portions.all.at(-1)];
  const covered = first && last ? { from: first.from, to: last.to } : null;
  const reaches = (from: number | null): boolean =>
    known !== null && (known.since === null || (from !== null && from >= known.since));
  const start = reaches(since) && covered ? covered.from : survey.start;
  /** Nothing can be read from the middle of a packed log; one that was done before the time is left for later. */
  const whole: readonly Stretch[] = covered ? [] : [{ from: 0, to: survey.size }];
  const isOlder = packed !== null && since !== null && log.modifiedAt < since;

  let reach = reaches(since) && known ? known.since : survey.start === 0 && !isOlder ? null : since;
  if (packed === null) await portions.read(unread(start, survey.size, covered).flatMap((one) => partsOf(one)));
  else if (!isOlder) await portions.read(whole);

  const rest = async (from: number): Promise<{ readonly start: number; readonly stretches: Stretch[] }> => {
    if (packed !== null) return { start: 0, stretches: isOlder ? [...whole] : [] };
    const end = Math.min(start, covered?.from ?? start);
    const begin = Math.min(end, (await surveyed(from)).start);
    return { start: begin, stretches: partsOf({ from: begin, to: end }, STEP) };
  };
  let older: Awaited<ReturnType<typeof rest>> | null = null;
  let steps = FIRST_STEPS;
  return {
    log,
    survey,
    portions,
    reach: () => reach,
    within: (span) => portions.within(portions.all, span),
    async further(span) {
      if (reaches(span.since)) return null;
      older ??= await rest(span.since);
      const next = older.stretches.splice(0, steps);
      steps *= 2;
      if (next.length === 0) return null;
      const fresh = await portions.read(next);
      if (older.stretches.length === 0) reach = older.start === 0 ? null : span.since;
      return portions.within(fresh, span);
    },
  };
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
