import type { AlertKind } from '#domain/alerts/event.ts';
import { plural } from '#domain/format.ts';
import type { Incident } from '#domain/incident.ts';
import { lasted, when } from '#screens/reading/age.ts';

/** What a kind of event is called. */
export const EVENT_WORDS: Readonly<Record<AlertKind, string>> = {
  opened: 'opened',
  resolved: 'resolved',
  flapping: 'opened, flapping',
  reminder: 'reminder',
  acknowledged: 'acknowledged',
  unacknowledged: 'no longer acknowledged',
  silenced: 'silenced',
  unsilenced: 'silence over',
  suppressed: 'explained by another',
  noted: 'note',
  'run-started': 'run began',
  'run-ended': 'run ended',
  'run-stopped': 'run stopped',
  'channel-failed': 'could not be told',
  test: 'test',
};

/** `14:28, for 4 m`, or `13:02 to 13:09, 7 m`. */
export function timesOf({ openedAt, closedAt }: Incident, now: number): string {
  if (closedAt === null) return `${when(openedAt, now)}, for ${lasted(now - openedAt).replace('now', 'a moment')}`;
  return `${when(openedAt, now)} to ${when(closedAt, now)}, ${lasted(closedAt - openedAt).replace('now', 'below 1 m')}`;
}

/** Who takes care of it, and what else one should know; empty for nothing. */
export function careOf(incident: Incident, silencedUntil: number | null, now: number): string {
  const { acknowledgedBy, acknowledgedAt, acknowledgedUntil, flapping, count, closedAt } = incident;
  const until = acknowledgedUntil === null ? '' : ` to ${when(acknowledgedUntil, now)}`;
  return [
    ...(flapping ? ['flapping'] : []),
    ...(count > 1 ? [`failed ${count} times`] : []),
    ...(acknowledgedAt !== null ? [`ack by ${acknowledgedBy ?? 'somebody'}${until}`] : []),
    ...(silencedUntil !== null && closedAt === null ? [`silenced to ${when(silencedUntil, now)}`] : []),
  ].join(', ');
}

/** `2 open, 7 others in 30 days`. */
export function noteOf(shown: readonly Incident[], all: number, more: boolean): string {
  const open = shown.filter(({ closedAt }) => closedAt === null).length;
  if (all === 0) return '';
  const rest =
    all > shown.length
      ? `, ${shown.length} of ${all}${more ? ' and more' : ''} shown`
      : more
        ? ', more in incident list'
        : '';
  return `${open} open, ${plural(shown.length - open, 'other')} in 30 days${rest}`;
}
