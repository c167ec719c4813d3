import type { DatabaseSync } from 'node:sqlite';

import { fold, type Look } from '#domain/history/fold.ts';
import { floorTo, groupParts } from '#domain/history/part.ts';
import { TIERS } from '#domain/history/tiers.ts';

import type { RawRows } from './raw-rows.ts';
import { TierRows } from './tier-rows.ts';

/** Looks summed up at one time: a file of an older release has two days of them to catch up with. */
const MOST_LOOKS = 600;

/**
 * Sums looks up into the tiers as their steps end. A step is made again from what it consists of whenever something arrives for it, so
 * that it does not matter how often, by whom and in which order looks were written.
 */
export class Rollups {
  readonly #raw: RawRows;
  readonly #minutes: TierRows;
  readonly #coarser: readonly TierRows[];
  /** Of each series: up to where minutes are summed up. */
  readonly #done = new Map<number, number>();

  constructor(db: DatabaseSync, raw: RawRows) {
    this.#raw = raw;
    const [minutes, ...coarser] = TIERS;
    this.#minutes = new TierRows(db, minutes);
    this.#coarser = coarser.map((tier) => new TierRows(db, tier));
  }

  /** After a look at `at` was written. */
  added(series: number, at: number, holdMs: number): void {
    const minute = floorTo(at, this.#minutes.stepMs);
    const done = this.#doneOf(series, minute);
    if (minute > done) this.#advance(series, done, minute, holdMs);
    else if (minute < done) this.#again(series, at, done, holdMs);
  }

  /** Sums up everything before `until`, which is about to be dropped. */
  settle(series: number, until: number, holdMs: number): void {
    const end = floorTo(until, this.#minutes.stepMs);
    for (let done = this.#doneOf(series, end); done < end;) done = this.#advance(series, done, end, holdMs);
  }

  /** `horizon` is epoch ms before which a tier that keeps `keptMs` has nothing. */
  prune(series: number, horizon: (keptMs: number) => number): void {
    for (const rows of [this.#minutes, ...this.#coarser]) rows.prune(series, horizon(rows.keptMs));
  }

  /** What was done in a transaction that was taken back is not done. */
  forget(): void {
    this.#done.clear();
  }

  #doneOf(series: number, otherwise: number): number {
    const known = this.#done.get(series) ?? this.#minutes.end(series);
    if (known !== null) return known;
    const [first] = this.#raw.between(series, 0, otherwise, 1);
    return first === undefined ? otherwise : floorTo(first.at, this.#minutes.stepMs);
  }

  #advance(series: number, from: number, until: number, holdMs: number): number {
    const looks = this.#raw.between(series, from, until, MOST_LOOKS + 1);
    const last = looks.at(-1);
    const isAll = looks.length <= MOST_LOOKS || last === undefined;
    const to = isAll ? until : Math.max(floorTo(last.at, this.#minutes.stepMs), from + this.#minutes.stepMs);
    this.#sum(series, from, to, holdMs, isAll ? looks : looks.filter(({ at }) => at < to));
    this.#done.set(series, to);
    return to;
  }

  /** A look that came late, or on a clock that was set back. What was summed up of looks that are gone stays as it is. */
  #again(series: number, at: number, done: number, holdMs: number): void {
    const from = floorTo(at, this.#minutes.stepMs);
    const isFirst = this.#raw.before(series, from) === null;
    if (isFirst && this.#minutes.between(series, from, from + 1).length > 0) return;
    const held = floorTo(at + holdMs, this.#minutes.stepMs) + this.#minutes.stepMs;
    const to = Math.min(done, held);
    this.#sum(series, from, to, holdMs, this.#raw.between(series, from, to));
  }

  #sum(series: number, from: number, to: number, holdMs: number, between: readonly Look[]): void {
    const before = this.#raw.before(series, from);
    const looks = before ? [before, ...between] : between;
    const { stepMs } = this.#minutes;
    for (const part of fold({ looks, from, to, holdMs, stepMs })) this.#minutes.put(series, part);
    let finer = this.#minutes;
    for (const rows of this.#coarser) {
      const [begin, end] = [floorTo(from, rows.stepMs), floorTo(to, rows.stepMs)];
      if (begin === end) return;
      for (const part of groupParts(finer.between(series, begin, end), rows.stepMs)) rows.put(series, part);
      finer = rows;
    }
  }
}
