import { end, observe } from '#domain/alerts/observe.ts';
import { OVERALL, overallLook } from '#domain/alerts/overall.ts';
import type { AlertSettings } from '#domain/alerts/settings.ts';
import { sweep } from '#domain/alerts/sweep.ts';
import { NEW_TRACK, readTrack, writeTrack } from '#domain/alerts/track.ts';
import { isLater } from '#domain/later.ts';
import type { Reading } from '#domain/reading.ts';

import { alertBook, OVERALL_TRACK } from './alert-book.ts';
import type { Tables } from './tables.ts';

/** Stores readings, and lets the alert rules judge. Older than what is stored: left out. */
export function record(
  tables: Tables,
  batch: readonly Reading[],
  settings: AlertSettings,
  all: readonly Reading[],
): void {
  const { readings } = tables;
  const seq = readings.nextSeq();
  const book = alertBook(tables, settings);
  let now = 0;
  for (const reading of batch) {
    const known = readings.known(reading.id);
    if (known && !isLater(reading.takenAt, known.takenAt)) continue;
    now = Math.max(now, reading.takenAt);
    const before = known ? readTrack(known.track) : NEW_TRACK;
    readings.put(reading, writeTrack(observe(book, reading, before)), seq);
  }
  if (now === 0) return;
  judgeOverall(tables, settings, all, now);
  sweep(book, now);
}

function judgeOverall(tables: Tables, settings: AlertSettings, all: readonly Reading[], now: number): void {
  const { score, scoreEveryMs } = settings;
  if (score === null) return;
  const { names } = tables;
  const before = readTrack(names.get(OVERALL_TRACK) ?? '');
  const every = before.fails > 0 || before.firing ? Math.min(scoreEveryMs, settings.recheckMs) : scoreEveryMs;
  if (now >= before.at && now - before.at < every) return;
  const look = overallLook(all, score, scoreEveryMs, now);
  names.set(OVERALL_TRACK, writeTrack(observe(alertBook(tables, settings), look, before)));
}

/** Forgets checks that no longer exist; their open incidents end. */
export function retain(tables: Tables, ids: readonly string[], now: number, settings: AlertSettings): void {
  const { readings, names, incidents } = tables;
  const kept = new Set(ids);
  const book = alertBook(tables, settings);
  for (const id of readings.ids()) {
    if (kept.has(id)) continue;
    readings.drop(id);
    names.pause(id, null);
    const open = id === OVERALL ? null : incidents.openOf(id);
    if (open) end(book, open, now, { summary: 'the check is gone', takenAt: now }, null);
  }
}
