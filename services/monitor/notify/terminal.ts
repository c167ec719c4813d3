import { type Message, messageOf } from '#domain/notify/message.ts';
import { type ChannelSettings, isTerminal } from '#domain/notify/settings.ts';
import { wants } from '#domain/notify/wants.ts';
import type { Alerts } from '#services/ports/alerts.ts';

/** Rings a console's own terminal for what happens while it is open; nothing of it is kept. */
export class TerminalBell {
  #cursor: number;
  readonly #alerts: Pick<Alerts, 'events'>;
  readonly #write: (sequence: string) => void;

  constructor(alerts: Pick<Alerts, 'events'>, write: (sequence: string) => void) {
    this.#alerts = alerts;
    this.#write = write;
    this.#cursor = lastSeq(alerts, 0);
  }

  /** Looks what happened since the last time. `now` is epoch ms. */
  look(channels: readonly ChannelSettings[], now: number): void {
    const events = this.#alerts.events(this.#cursor, 1000);
    this.#cursor = events.at(-1)?.seq ?? this.#cursor;
    for (const channel of channels.filter(isTerminal)) {
      const told = events.filter((event) => wants(channel, event, now, () => true));
      if (told.length > 0) this.#write(signalOf(channel, messageOf(told, channel.id, '', '')));
    }
  }
}

/** The newest event after `seq`, or `seq`. */
export function lastSeq(alerts: Pick<Alerts, 'events'>, seq: number): number {
  for (let last = seq; ;) {
    const next = alerts.events(last, 1000).at(-1)?.seq;
    if (next === undefined) return last;
    last = next;
  }
}

/** What rings a terminal for a message. */
export function signalOf(channel: Pick<ChannelSettings, 'type'>, message: Pick<Message, 'title'>): string {
  return channel.type === 'bell' ? '\u0007' : osc(message.title);
}

/** The notification of terminals; nothing in it can end the sequence early. */
function osc(title: string): string {
  return `\u001B]9;${title.replaceAll(/\p{Cc}/gu, ' ')}\u0007`;
}
