import type { AlertEvent } from '#domain/alerts/event.ts';
import { plural } from '#domain/format.ts';
import type { JsonObject } from '#domain/json.ts';

import { SEVERITIES, type Severity } from './settings.ts';

/** What a channel is handed: one event, or several told together. */
export interface Message {
  /** The same for every try: whoever gets it twice knows by it. */
  readonly key: string;
  readonly kind: AlertEvent['kind'] | 'summary';
  readonly severity: Severity;
  readonly title: string;
  /** Plain text of one or more lines. */
  readonly text: string;
  /** Epoch ms of the first event. */
  readonly at: number;
  readonly incident: string | null;
  readonly about: string;
  readonly host: string;
  readonly events: readonly AlertEvent[];
}

/** Lines of a summary; the rest is counted. Every event is in `events`. */
const MOST_LINES = 20;

/** Puts events into one message. `name` is that of the outbox; `events` is not empty and in order. */
export function messageOf(events: readonly AlertEvent[], channel: string, name: string, host: string): Message {
  const [first] = events;
  if (first === undefined) throw new Error('A message needs an event.');
  const key = `${name}-${channel}-${first.seq}`;
  const common = { key, at: first.at, host, events };
  if (events.length === 1) {
    const { kind, severity, incident, about } = first;
    return { ...common, kind, severity, incident, about, title: titleOf(first), text: textOf(first) };
  }
  const lines = events.slice(0, MOST_LINES).map((event) => `${titleOf(event)}: ${event.summary}`);
  const more = events.length - lines.length;
  return {
    ...common,
    kind: 'summary',
    severity: worst(events),
    incident: events.every(({ incident }) => incident === first.incident) ? first.incident : null,
    about: first.about,
    title: `${plural(events.length, 'message')} from ${host}`,
    text: [...lines, ...(more > 0 ? [`and ${more} more`] : [])].join('\n'),
  };
}

/** The fields of a message that templates, environments and programs see. */
export function fieldsOf({ events, at, ...message }: Message): JsonObject {
  return {
    ...message,
    at: new Date(at).toISOString(),
    count: events.length,
    events: events.map((event) => ({
      id: event.seq,
      at: new Date(event.at).toISOString(),
      kind: event.kind,
      severity: event.severity,
      incident: event.incident,
      about: event.about,
      title: event.title,
      summary: event.summary,
    })),
  };
}

const WORDS: Readonly<Partial<Record<AlertEvent['kind'], string>>> = {
  opened: 'Down',
  resolved: 'Resolved',
  flapping: 'Flapping',
  reminder: 'Still down',
  acknowledged: 'Acknowledged',
  unacknowledged: 'Not acknowledged any more',
  silenced: 'Silenced',
  unsilenced: 'Not silenced any more',
  noted: 'Note',
  'run-started': 'Started',
  'run-ended': 'Done',
  'run-stopped': 'Stopped',
  'channel-failed': 'A channel fails',
  test: 'Test',
};

function titleOf({ kind, title }: AlertEvent): string {
  return `${WORDS[kind] ?? kind}: ${title}`;
}

function textOf({ summary, incident }: AlertEvent): string {
  return incident === null ? summary : `${summary} (${incident})`;
}

function worst(events: readonly AlertEvent[]): Severity {
  return SEVERITIES[Math.max(...events.map(({ severity }) => SEVERITIES.indexOf(severity)))] ?? 'info';
}
