import type { Book } from './book.ts';
import type { KeptIncident } from './kept.ts';
import { nextReminder } from './reminders.ts';

/** Somebody takes care of it. */
export interface Acknowledgement {
  /** Epoch ms. */
  readonly at: number;
  readonly by: string;
  /** When it ends by itself; null for never. */
  readonly until: number | null;
}

/** Answers false when nothing changed: it is over, or was acknowledged before. Reminders rest meanwhile. */
export function acknowledge(book: Book, incident: KeptIncident, given: Acknowledgement): boolean {
  if (incident.closedAt !== null || incident.acknowledgedAt !== null) return false;
  const { at, by, until } = given;
  book.change({ ...incident, acknowledgedAt: at, acknowledgedBy: by, acknowledgedUntil: until, dueAt: until });
  const summary = until === null ? `by ${by}` : `by ${by}, for ${Math.max(1, Math.round((until - at) / 60_000))} min`;
  append(book, incident, 'acknowledged', summary, at);
  return true;
}

/** Takes an acknowledgement back; false when there was none. Nobody is told anew, and reminders go on. */
export function withdraw(book: Book, incident: KeptIncident, at: number): boolean {
  if (incident.closedAt !== null || incident.acknowledgedAt === null) return false;
  const none = { acknowledgedAt: null, acknowledgedBy: null, acknowledgedUntil: null };
  const { toldAt } = incident;
  const dueAt = toldAt === null ? at : nextReminder(toldAt, at, book.settings.remindersMs);
  book.change({ ...incident, ...none, dueAt });
  append(book, incident, 'unacknowledged', 'taken back', at, 'taken back');
  return true;
}

/** Writes the note of an incident; null takes it away. */
export function annotate(book: Book, incident: KeptIncident, note: string | null, by: string, at: number): void {
  book.change({ ...incident, note });
  append(book, incident, 'noted', note === null ? `${by} took the note away` : `${by}: ${note}`, at, 'a note');
}

function append(
  book: Book,
  { id, checkId, title, severity }: KeptIncident,
  kind: 'acknowledged' | 'unacknowledged' | 'noted',
  summary: string,
  at: number,
  quiet: string | null = null,
): void {
  book.append({ at, kind, incident: id, about: checkId, title, summary, severity, quiet });
}
