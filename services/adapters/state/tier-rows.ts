import type { DatabaseSync } from 'node:sqlite';

import { floorTo, type Part } from '#domain/history/part.ts';
import { sketchBytes, sketchFrom } from '#domain/history/sketch-bytes.ts';
import { type Sketch, sketchOf } from '#domain/history/sketch.ts';
import type { Tier } from '#domain/history/tiers.ts';

const MINUTE_MS = 60_000;

/** The table of one tier. */
export class TierRows {
  readonly stepMs: number;
  readonly keptMs: number;
  readonly #put;
  readonly #between;
  readonly #end;
  readonly #prune;

  constructor(db: DatabaseSync, { table, stepMs, keptMs }: Tier) {
    this.stepMs = stepMs;
    this.keptMs = keptMs;
    this.#put = db.prepare(`insert or replace into ${table} values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
    this.#between = db.prepare(
      `select minute, n, sum, min, max, last, up_ms, warning_ms, down_ms, sketch from ${table}
       where series = ? and minute >= ? and minute < ? order by minute`,
    );
    this.#between.setReturnArrays(true);
    this.#end = db.prepare(`select minute from ${table} where series = ? order by minute desc limit 1`);
    this.#prune = db.prepare(`delete from ${table} where series = ? and minute < ?`);
  }

  put(series: number, part: Part): void {
    const { at, count, sum, min, max, last, upMs, warningMs, downMs } = part;
    const gapMs = Math.max(0, this.stepMs - upMs - downMs);
    const minute = at / MINUTE_MS;
    this.#put.run(series, minute, count, sum, min, max, last, upMs, warningMs, downMs, gapMs, needed(part));
  }

  /** Parts that begin at or after `from` and before `to` (epoch ms), the oldest first. */
  between(series: number, from: number, to: number): Part[] {
    return this.#between
      .all(series, Math.ceil(from / MINUTE_MS), Math.ceil(to / MINUTE_MS))
      .map((row) => partOf(columnsOf(row), this.stepMs));
  }

  /** Where the newest part ends; null when there is none. */
  end(series: number): number | null {
    const minute = this.#end.get(series)?.['minute'];
    return typeof minute === 'number' ? minute * MINUTE_MS + this.stepMs : null;
  }

  prune(series: number, before: number): void {
    this.#prune.run(series, floorTo(before, this.stepMs) / MINUTE_MS);
  }
}

/** Of one value or two, or of equal ones, the least and the greatest say everything. */
function needed({ count, min, max, sketch }: Part): Uint8Array | null {
  return count <= 2 || min === max ? null : sketchBytes(sketch);
}

/** Arrays are read in half the time that objects take; a range has thousands of rows. */
type Columns = readonly [
  minute: number,
  count: number,
  sum: number,
  min: number | null,
  max: number | null,
  last: number | null,
  upMs: number,
  warningMs: number,
  downMs: number,
  sketch: Uint8Array | null,
];

/** Only we write these columns. */
function columnsOf(row: unknown): Columns {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return row as Columns;
}

function partOf(columns: Columns, stepMs: number): Part {
  const [minute, count, sum, min, max, last, upMs, warningMs, downMs, bytes] = columns;
  const sketch = bytes === null ? implied(count, min, max) : sketchFrom(bytes);
  return { at: minute * MINUTE_MS, stepMs, count, sum, min, max, last, upMs, warningMs, downMs, sketch };
}

function implied(count: number, min: number | null, max: number | null): Sketch {
  if (min === null || max === null) return new Map();
  if (min === max) return new Map([...sketchOf([min]).keys()].map((key) => [key, count]));
  return sketchOf([min, max]);
}
