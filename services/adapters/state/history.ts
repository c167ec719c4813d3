import type { DatabaseSync } from 'node:sqlite';

import { holdOf, RAW_KEPT_MS } from '#domain/history/tiers.ts';
import type { Reading } from '#domain/reading.ts';
import type { Sample } from '#services/ports/state.ts';

import { RawRows } from './raw-rows.ts';
import { Rollups } from './rollups.ts';

interface Named {
  readonly id: number;
  readonly holdMs: number;
}

/** What each check was like: looks of two days, and what they sum up to for two years. */
export class HistoryTable {
  readonly #find;
  readonly #create;
  readonly #hold;
  readonly #next;
  readonly #raw;
  readonly #rollups;
  readonly #named = new Map<string, Named>();

  constructor(db: DatabaseSync) {
    this.#find = db.prepare('select id, hold_ms from series where name = ?');
    this.#create = db.prepare('insert into series (name, hold_ms) values (?, ?) returning id');
    this.#hold = db.prepare('update series set hold_ms = ? where id = ?');
    this.#next = db.prepare('select id, hold_ms from series where id > ? order by id limit ?');
    this.#raw = new RawRows(db);
    this.#rollups = new Rollups(db, this.#raw);
  }

  /** One that comes late finds its place; the same one again changes nothing. */
  add({ id: name, takenAt, value, status, intervalMs }: Reading): void {
    const { id, holdMs } = this.#series(name, holdOf(intervalMs));
    this.#raw.put(id, takenAt, value ?? null, status);
    this.#rollups.added(id, takenAt, holdMs);
  }

  since(name: string, at: number, limit: number): Sample[] {
    const id = this.#named.get(name)?.id ?? this.#find.get(name)?.['id'];
    return typeof id === 'number' ? this.#raw.since(id, at, limit) : [];
  }

  /**
   * Drops what is too old of the next `count` series after `cursor`; answers the cursor to go on from. `share` (0..1) of the time that
   * each tier is kept for is kept.
   */
  prune(cursor: number, count: number, now: number, share: number): number {
    const series = this.#next
      .all(cursor, count)
      .map((row) => ({ id: Number(row['id']), holdMs: Number(row['hold_ms']) }));
    const horizon = (keptMs: number): number => now - keptMs * share;
    for (const { id, holdMs } of series) {
      this.#rollups.settle(id, horizon(RAW_KEPT_MS), holdMs);
      this.#raw.prune(id, horizon(RAW_KEPT_MS));
      this.#rollups.prune(id, horizon);
    }
    return series.length < count ? 0 : (series.at(-1)?.id ?? 0);
  }

  /** What was learned in a transaction that was taken back is wrong afterwards. */
  forget(): void {
    this.#named.clear();
    this.#rollups.forget();
  }

  #series(name: string, holdMs: number): Named {
    const known = this.#named.get(name) ?? this.#stored(name);
    if (known?.holdMs === holdMs) return this.#keep(name, known);
    if (known === null) return this.#keep(name, { id: Number(this.#create.get(name, holdMs)?.['id']), holdMs });
    this.#hold.run(holdMs, known.id);
    return this.#keep(name, { ...known, holdMs });
  }

  #stored(name: string): Named | null {
    const row = this.#find.get(name);
    return row ? { id: Number(row['id']), holdMs: Number(row['hold_ms']) } : null;
  }

  #keep(name: string, named: Named): Named {
    this.#named.set(name, named);
    return named;
  }
}
