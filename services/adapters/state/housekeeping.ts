import { projectScores } from '#domain/daily-score.ts';
import type { Reading } from '#domain/reading.ts';
import type { Clock } from '#services/ports/clock.ts';

import type { Tables } from './tables.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const INCIDENTS_MS = 90 * DAY_MS;
const SCORES_MS = 730 * DAY_MS;
/** History is never kept for less than this share of its time, nor for longer again before there is some room. */
const LEAST_SHARE = 0.001;
const ROOMY = 0.8;
const GROWTH = 1.1;
/** Pages given back to the file system at one time; few, because the program waits. */
const PAGES = 200;

/** What is done once a minute while readings come in: daily scores, and a part of the pruning. All series in an hour. */
export class Housekeeping {
  readonly #clock: Clock;
  readonly #maxBytes: () => number;
  #last: number;
  #cursor = 0;
  /** Of the time that history is kept for. */
  #share = 1;

  /** Beyond `maxBytes` of the file history is kept for less and less long. */
  constructor(clock: Clock, maxBytes: () => number) {
    this.#clock = clock;
    this.#maxBytes = maxBytes;
    this.#last = clock.monotonic() - MINUTE_MS;
  }

  isDue(): boolean {
    return this.#clock.monotonic() - this.#last >= MINUTE_MS;
  }

  run({ db, history, incidents, alertEvents, quiets, scores, checklist }: Tables, latest: readonly Reading[]): void {
    this.#last = this.#clock.monotonic();
    const now = this.#clock.now();
    const day = (at: number): string => new Date(at).toISOString().slice(0, 10);
    for (const [project, score] of projectScores(latest)) scores.add(project, day(now), score);
    const pages = number(db.prepare('pragma page_count').get()) - number(db.prepare('pragma freelist_count').get());
    const bytes = pages * number(db.prepare('pragma page_size').get());
    if (this.#cursor === 0) this.#share = shareFor(this.#share, bytes / this.#maxBytes());
    this.#cursor = history.prune(this.#cursor, Math.ceil(latest.length / 60) + 10, now, this.#share);
    incidents.prune(now - INCIDENTS_MS);
    alertEvents.prune(now - INCIDENTS_MS);
    quiets.prune(now - INCIDENTS_MS);
    scores.prune(day(now - SCORES_MS));
    checklist.prune(day(now - SCORES_MS));
    db.exec(`pragma incremental_vacuum(${PAGES})`);
  }
}

/** The next share of the time, after all series were pruned to the last one: less while there is too much, more where there is room. */
function shareFor(share: number, filled: number): number {
  if (filled > 1) return Math.max(LEAST_SHARE, share / filled);
  return filled < ROOMY ? Math.min(1, share * GROWTH) : share;
}

function number(row: Record<string, unknown> | undefined): number {
  return Number(Object.values(row ?? {})[0]);
}
