import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';

import { isAlertEvent } from '#domain/alerts/is-event.ts';
import { parseJson } from '#domain/json.ts';
import type { Delivery } from '#services/ports/outbox.ts';

/** What was told is kept this long. */
const KEPT_MS = 30 * 86_400_000;

/** Deliveries and cursors. Call what writes inside a transaction. */
export class OutboxTable {
  readonly name: string;
  readonly #cursor;
  readonly #move;
  readonly #add;
  readonly #put;
  readonly #waiting;
  readonly #has;
  readonly #sent;
  readonly #recent;
  readonly #prune;

  constructor(db: DatabaseSync) {
    this.name = String(db.prepare('select name from outbox_name').get()?.['name']);
    this.#cursor = db.prepare('select event from outbox_cursor where channel = ?');
    this.#move = db.prepare('insert or replace into outbox_cursor values (?, ?)');
    this.#add = db.prepare('insert or ignore into outbox values (?, ?, ?, ?, ?, ?, ?, ?, ?)');
    this.#put = db.prepare('insert or replace into outbox values (?, ?, ?, ?, ?, ?, ?, ?, ?)');
    this.#waiting = db.prepare('select * from outbox where channel = ? and next_at is not null order by event limit ?');
    this.#has = db.prepare('select 1 from outbox where channel = ? and event = ?');
    this.#sent = db.prepare(
      'select distinct batch, sent_at from outbox where channel = ? and sent_at >= ? order by sent_at',
    );
    this.#recent = db.prepare('select * from outbox order by event desc, channel limit ?');
    this.#prune = db.prepare('delete from outbox where channel = ? and next_at is null and happened_at < ?');
  }

  cursor(channel: string): number | null {
    const event = this.#cursor.get(channel)?.['event'];
    return event === undefined ? null : Number(event);
  }

  fill(channel: string, deliveries: readonly Delivery[], cursor: number, now: number): void {
    this.#prune.run(channel, now - KEPT_MS);
    for (const delivery of deliveries) this.#add.run(...values(delivery));
    this.#move.run(channel, cursor);
  }

  waiting(channel: string, limit: number): Delivery[] {
    return this.#waiting.all(channel, limit).flatMap(deliveryOf);
  }

  put(deliveries: readonly Delivery[]): void {
    for (const delivery of deliveries) this.#put.run(...values(delivery));
  }

  has(channel: string, event: number): boolean {
    return this.#has.get(channel, event) !== undefined;
  }

  sentSince(channel: string, since: number): number[] {
    return this.#sent.all(channel, since).map((row) => Number(row['sent_at']));
  }

  recent(limit: number): Delivery[] {
    return this.#recent.all(limit).flatMap(deliveryOf);
  }
}

function values({ channel, event, batch, attempts, nextAt, sentAt, error }: Delivery) {
  const content = JSON.stringify(event);
  return [channel, event.seq, event.at, content, batch, attempts, nextAt, sentAt, error] as const;
}

function deliveryOf(row: Record<string, SQLOutputValue>): Delivery[] {
  const event: unknown = parseJson(String(row['content']));
  if (!isAlertEvent(event)) return [];
  const number = (value: SQLOutputValue | undefined): number | null =>
    value === undefined || value === null ? null : Number(value);
  return [
    {
      channel: String(row['channel']),
      event,
      batch: number(row['batch']),
      attempts: Number(row['attempts']),
      nextAt: number(row['next_at']),
      sentAt: number(row['sent_at']),
      error: typeof row['error'] === 'string' ? row['error'] : null,
    },
  ];
}
