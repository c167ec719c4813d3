import { join } from 'node:path';
import { Worker } from 'node:worker_threads';

import { OpsError } from '#domain/errors.ts';
import { rangeOfLooks } from '#domain/history/looks-range.ts';
import { summedLooks } from '#domain/history/summed.ts';
import { holdOf } from '#domain/history/tiers.ts';
import type { Clock } from '#services/ports/clock.ts';
import type { Series } from '#services/ports/series.ts';
import type { State } from '#services/ports/state.ts';

import { isSeriesAnswer, type SeriesAnswer, type SeriesQuestion } from './series/messages.ts';
import { threadOf } from './thread.ts';

/** Longer than the pause between two steps of a graph on the screen. */
const IDLE_MS = 15_000;
const LOOKS = 200_000;

export interface SeriesOptions {
  /** Where `state.db` lives; null when there is no home directory. */
  readonly dir: string | null;
  /** Answers for itself when it lives in memory. */
  readonly state: Pick<State, 'lasting' | 'history' | 'readings'>;
  readonly clock: Clock;
}

/** History of the state file, read in a thread. */
export function realSeries({ dir, state, clock }: SeriesOptions): Series {
  const thread = threadOf<SeriesQuestion, SeriesAnswer>({
    hire: () => new Worker(new URL('./series/series.worker.ts', import.meta.url)),
    idleMs: IDLE_MS,
    isAnswer: isSeriesAnswer,
    failed: (reason) => ({ topic: 'failed', reason }),
    isFailed: ({ topic }) => topic === 'failed',
  });
  return {
    async range(name, from, to, points, signal) {
      const now = clock.now();
      // Asked first: it also brings an older file to the newest shape.
      if (!state.lasting || dir === null) {
        const holdMs = holdOf(state.readings().find(({ id }) => id === name)?.intervalMs ?? 0);
        const looks = state.history(name, from - holdMs, LOOKS).filter(({ at }) => at < to);
        return rangeOfLooks(looks, { from, to, points, now, holdMs });
      }
      const answer = await thread.ask(
        { of: 'range', file: join(dir, 'state.db'), name, from, to, points, now },
        signal,
      );
      if (answer.topic === 'range') return answer.range;
      throw unreadable(name, answer);
    },
    async summed(name, from, to, signal) {
      if (!state.lasting || dir === null)
        return summedLooks(state.history(name, from, LOOKS).filter(({ at }) => at < to));
      const [file, now] = [join(dir, 'state.db'), clock.now()];
      const answer = await thread.ask({ of: 'sum', file, name, from, to, points: 1, now }, signal);
      if (answer.topic === 'sum') return answer.summed;
      throw unreadable(name, answer);
    },
  };
}

function unreadable(name: string, answer: SeriesAnswer): OpsError {
  const reason = answer.topic === 'failed' ? answer.reason : 'the thread answered something else';
  return new OpsError('history-unreadable', `The history of ${name} cannot be read: ${reason}.`, {
    hint: 'Try again; cpm-console health tells whether the state file is well.',
  });
}
