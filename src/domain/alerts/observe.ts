import type { Reading } from '#domain/reading.ts';

import { advance, type Effect } from './advance.ts';
import type { Book } from './book.ts';
import type { AlertKind } from './event.ts';
import type { KeptIncident } from './kept.ts';
import { explainedBy, moodOf } from './mood.ts';
import { type Hush, hushOf } from './quiet.ts';
import { nextReminder } from './reminders.ts';
import type { Track } from './track.ts';

/** What the rules need of a reading. */
export type Observed = Pick<
  Reading,
  'id' | 'title' | 'status' | 'summary' | 'evidence' | 'takenAt' | 'since' | 'intervalMs' | 'pausedUntil' | 'data'
>;

/** One reading through the rules: opens, keeps and closes the incident of its check. The track after it is for the caller to keep. */
export function observe(book: Book, reading: Observed, before: Track): Track {
  if (reading.pausedUntil !== null) return before;
  const mood = moodOf(reading, book.settings.warnings);
  const isQuiet = mood === 'gap' || (mood === 'ok' && !before.firing && before.fails === 0);
  const by = mood === 'bad' ? explainedBy(reading) : null;
  const { takenAt: at, intervalMs } = reading;
  if (isQuiet) return advance(before, { at, mood, intervalMs, explainedBy: by, held: false }, book.settings).track;
  const open = book.openOf(reading.id);
  const hush = hushOf(reading.id, book.quiets(at), book.settings.maintenance, at);
  // An incident that ended by other hands (its check was gone for a while) is over for the rules too.
  const known = before.firing && open === null ? { ...before, firing: false, flapping: false } : before;
  const held = hush?.kind === 'maintenance' && open?.toldAt !== null;
  const { track, effect } = advance(known, { at, mood, intervalMs, explainedBy: by, held }, book.settings);
  act(book, reading, { track, effect, open, hush, by });
  return track;
}

interface Acting {
  readonly track: Track;
  readonly effect: Effect;
  readonly open: KeptIncident | null;
  readonly hush: Hush | null;
  readonly by: string | null;
}

function act(book: Book, reading: Observed, { track, effect, open, hush, by }: Acting): void {
  switch (effect) {
    case 'open':
    case 'flap':
      return begin(book, reading, track, effect, hush);
    case 'close':
      return open === null ? undefined : end(book, open, track.okSince ?? reading.takenAt, reading, hush);
    case 'hidden':
      return tell(book, reading, { kind: 'suppressed', incident: null, quiet: `depends on ${by}`, severity: 'info' });
    case 'again':
    case 'none':
      if (open !== null && moodOf(reading, book.settings.warnings) === 'bad') goOn(book, open, reading, effect);
  }
}

function begin(book: Book, reading: Observed, track: Track, effect: 'open' | 'flap', hush: Hush | null): void {
  const { id, title, summary, takenAt: at } = reading;
  const incident = book.create({
    checkId: id,
    title,
    summary,
    severity: reading.status === 'warning' ? 'warning' : 'critical',
    openedAt: track.badSince ?? at,
    closedAt: null,
    acknowledgedAt: null,
    acknowledgedBy: null,
    acknowledgedUntil: null,
    note: null,
    flapping: effect === 'flap',
    count: 1,
    toldAt: hush === null ? at : null,
    dueAt: hush === null ? nextReminder(at, at, book.settings.remindersMs) : hush.to,
  });
  book.prove(incident.id, reading);
  const kind = effect === 'flap' ? 'flapping' : 'opened';
  tell(book, reading, { kind, incident: incident.id, quiet: wordOf(hush), severity: incident.severity });
}

function goOn(book: Book, open: KeptIncident, reading: Observed, effect: Effect): void {
  const severity = reading.status === 'critical' ? 'critical' : open.severity;
  book.prove(open.id, reading);
  if (effect === 'none' && open.summary === reading.summary && open.severity === severity) return;
  book.change({ ...open, summary: reading.summary, severity, count: open.count + (effect === 'again' ? 1 : 0) });
}

/** Ends an incident at `closedAt`. People are told if they heard of it; nothing keeps that quiet. */
export function end(
  book: Book,
  open: KeptIncident,
  closedAt: number,
  { summary, takenAt }: Pick<Observed, 'summary' | 'takenAt'>,
  hush: Hush | null,
): void {
  book.change({ ...open, closedAt: Math.max(open.openedAt, closedAt), dueAt: null });
  book.append({
    at: takenAt,
    kind: 'resolved',
    incident: open.id,
    about: open.checkId,
    title: open.title,
    summary,
    severity: 'info',
    quiet: open.toldAt === null ? (wordOf(hush) ?? 'nobody was told of it') : null,
  });
}

interface Telling {
  readonly kind: AlertKind;
  readonly incident: string | null;
  readonly quiet: string | null;
  readonly severity: 'info' | 'warning' | 'critical';
}

function tell(book: Book, { id, title, summary, takenAt }: Observed, telling: Telling): void {
  book.append({ at: takenAt, about: id, title, summary, ...telling });
}

export function wordOf(hush: Hush | null): string | null {
  if (hush === null) return null;
  return hush.kind === 'maintenance' ? 'maintenance' : 'silenced';
}
