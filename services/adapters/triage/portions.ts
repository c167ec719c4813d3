import type { Numbers } from '#domain/logs/triage/numbers.ts';
import type { Portion, Span } from '#domain/logs/triage/scanner.ts';
import { addTally, emptyTally, type Tally } from '#domain/logs/triage/tally.ts';

import type { LogFile } from './find-logs.ts';
import type { Part, Survey } from './messages.ts';
import type { Stretch } from './parts.ts';
import type { Pool } from './pool.ts';

/** What a look at several logs shares. */
export interface Look {
  readonly pool: Pool;
  readonly names: Numbers;
  readonly now: number;
  /** Bytes that may still be read; what is taken from it is read. */
  readonly budget: { left: number };
}

/** Portions of one log: those that were remembered, and those that were read since. */
export interface Portions {
  /** In the order of the log. */
  readonly all: readonly Portion[];
  readonly readBytes: number;
  readonly problem: string | null;
  /** False when some of it was left out, because no more may be read. */
  readonly complete: boolean;
  /** Reads stretches of the log, those in front first, and answers what they hold. */
  read(stretches: readonly Stretch[]): Promise<readonly Portion[]>;
  /** Counts the lines of a time in some portions; one that reaches over its ends is read again. */
  within(some: readonly Portion[], span: Span): Promise<Tally>;
}

const ALWAYS: Span = { since: Number.NEGATIVE_INFINITY, until: Number.POSITIVE_INFINITY };

export function portionsOf(
  { pool, names, now, budget }: Look,
  { path, packed }: LogFile,
  { size, dated, before }: Survey,
  remembered: readonly Portion[],
): Portions {
  let all = remembered;
  let readBytes = 0;
  let problem: string | null = null;
  let complete = true;

  const scan = async (from: number, to: number, span: Span): Promise<readonly Portion[]> => {
    const part: Part = { path, packed, now, from, to, size, dated, before, span, mostBytes: budget.left };
    const { answer, thread } = await pool.ask('scanned', { type: 'scan', ...part });
    const { scanned } = answer;
    readBytes += scanned.readBytes;
    if (scanned.problem !== null) problem = `${path} could not be read whole: ${scanned.problem}.`;
    const nameOf = names.learn(thread, scanned.firstName, scanned.named);
    return scanned.portions.map((portion) => ({ ...portion, tally: renamed(portion.tally, nameOf) }));
  };

  return {
    get all() {
      return all;
    },
    get readBytes() {
      return readBytes;
    },
    get problem() {
      return problem;
    },
    get complete() {
      return complete;
    },
    async read(stretches) {
      const affordable = stretches.filter(({ from, to }) => {
        const fits = budget.left >= to - from;
        budget.left = fits ? budget.left - (to - from) : 0;
        return fits;
      });
      complete &&= affordable.length === stretches.length;
      const fresh = (await Promise.all(affordable.map(({ from, to }) => scan(from, to, ALWAYS)))).flat();
      all = [...all, ...fresh].toSorted((a, b) => a.from - b.from);
      return fresh;
    },
    async within(some, span) {
      const sum = emptyTally();
      for (const { from, to, tally } of some) {
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
