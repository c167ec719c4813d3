import type { Book } from './book.ts';
import type { AlertKind } from './event.ts';
import type { KeptIncident } from './kept.ts';
import { hushOf } from './quiet.ts';
import { nextReminder } from './reminders.ts';
import { silenceEnded } from './silences.ts';

/**
 * What time alone does to open incidents: an acknowledgement or a silence ends, a quiet is over and what still fails is told, somebody is
 * reminded. Whatever came due while nobody was running is done once.
 */
export function sweep(book: Book, now: number): void {
  for (const quiet of book.takeEnded(now)) silenceEnded(book, quiet, quiet.to, null);
  for (const incident of book.due(now)) book.change(settle(book, incident, now));
}

function settle(book: Book, incident: KeptIncident, now: number): KeptIncident {
  const { acknowledgedAt, acknowledgedUntil } = incident;
  if (acknowledgedAt !== null) {
    if (acknowledgedUntil === null || acknowledgedUntil > now) return { ...incident, dueAt: acknowledgedUntil };
    append(
      book,
      incident,
      'unacknowledged',
      `the acknowledgement by ${incident.acknowledgedBy ?? 'somebody'} ended`,
      now,
    );
    const over = { ...incident, acknowledgedAt: null, acknowledgedBy: null, acknowledgedUntil: null };
    return { ...over, toldAt: incident.toldAt ?? now, dueAt: laterReminder(book, incident, now) };
  }
  const hush = hushOf(incident.checkId, book.quiets(now), book.settings.maintenance, now);
  if (hush !== null) return { ...incident, dueAt: hush.to };
  const { at, oks } = book.trackOf(incident.checkId);
  // Only what was seen after the quiet says that it still fails.
  if (incident.toldAt === null && incident.dueAt !== null && at < incident.dueAt) return incident;
  // It is on its way to be closed: nobody wants to hear of it now.
  if (oks > 0) return { ...incident, dueAt: now + book.settings.recheckMs };
  if (incident.toldAt === null) {
    append(book, incident, incident.flapping ? 'flapping' : 'opened', incident.summary, now);
    return { ...incident, toldAt: now, dueAt: nextReminder(now, now, book.settings.remindersMs) };
  }
  append(book, incident, 'reminder', incident.summary, now);
  return { ...incident, dueAt: laterReminder(book, incident, now) };
}

const laterReminder = (book: Book, { toldAt }: KeptIncident, now: number): number | null =>
  nextReminder(toldAt ?? now, now, book.settings.remindersMs);

function append(book: Book, incident: KeptIncident, kind: AlertKind, summary: string, at: number): void {
  const { id, checkId, title, severity } = incident;
  book.append({ at, kind, incident: id, about: checkId, title, summary, severity, quiet: null });
}
