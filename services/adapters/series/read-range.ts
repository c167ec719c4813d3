import type { DatabaseSync } from 'node:sqlite';

import { type Cut, cutOf } from '#domain/history/cut.ts';
import { fold } from '#domain/history/fold.ts';
import type { Part } from '#domain/history/part.ts';
import { rangeOf, type SeriesRange } from '#domain/history/range.ts';
import { type Summed, summedParts } from '#domain/history/summed.ts';
import { TIERS } from '#domain/history/tiers.ts';
import { RawRows } from '#services/adapters/state/raw-rows.ts';
import { TierRows } from '#services/adapters/state/tier-rows.ts';

export interface RangeQuestion {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly points: number;
  /** Epoch ms, by which tiers know what they still keep. */
  readonly now: number;
}

/**
 * One range of one series from an open file: of the coarsest tier that is fine enough, and behind its end of the finer ones, so that
 * the running hour is there to the last look.
 */
export function readRange(db: DatabaseSync, { name, from, to, points, now }: RangeQuestion): SeriesRange {
  const cut = cutOf(from, to, points, now);
  const series = db.prepare('select id, hold_ms from series where name = ?').get(name);
  return rangeOf(cut, series ? partsOf(db, Number(series['id']), Number(series['hold_ms']), cut) : []);
}

/** The values of a range of one series in one, of the coarsest tier and behind its end of the finer ones. */
export function readSum(db: DatabaseSync, { name, from, to }: Omit<RangeQuestion, 'points'>): Summed {
  const series = db.prepare('select id, hold_ms from series where name = ?').get(name);
  if (!series) return summedParts([]);
  const cut = { from, to, stepMs: TIERS[2].stepMs, tier: TIERS[2] };
  return summedParts(partsOf(db, Number(series['id']), Number(series['hold_ms']), cut));
}

function partsOf(db: DatabaseSync, series: number, holdMs: number, { from, to, stepMs, tier }: Cut): readonly Part[] {
  const parts: Part[] = [];
  let end = from;
  for (const each of TIERS.toReversed()) {
    if (tier === null || each.stepMs > tier.stepMs) continue;
    const rows = new TierRows(db, each);
    parts.push(...rows.between(series, end, to));
    end = Math.max(end, Math.min(to, rows.end(series) ?? end));
  }
  const raw = new RawRows(db);
  const before = raw.before(series, end);
  const looks = [...(before ? [before] : []), ...raw.between(series, end, to)];
  const step = tier === null ? stepMs : Math.min(stepMs, TIERS[0].stepMs);
  return [...parts, ...fold({ looks, from: end, to, holdMs, stepMs: step, origin: end })];
}
