import type { Delivery, Outbox } from '#services/ports/outbox.ts';

/** Deliveries in memory; the contract test holds it to the file. */
export function fakeOutbox(): Outbox {
  const all = new Map<string, Delivery>();
  const cursors = new Map<string, number>();
  const key = ({ channel, event }: Delivery): string => `${channel} ${event.seq}`;
  return {
    name: 'fake',
    cursor: (channel) => cursors.get(channel) ?? null,
    fill(channel, deliveries, cursor) {
      for (const delivery of deliveries) if (!all.has(key(delivery))) all.set(key(delivery), delivery);
      cursors.set(channel, cursor);
    },
    waiting: (channel, limit) =>
      [...all.values()]
        .filter((one) => one.channel === channel && one.nextAt !== null)
        .toSorted((a, b) => a.event.seq - b.event.seq)
        .slice(0, limit),
    put(deliveries) {
      for (const delivery of deliveries) all.set(key(delivery), delivery);
    },
    has: (channel, event) => all.has(`${channel} ${event}`),
    sentSince(channel, since) {
      const sent = [...all.values()].filter((one) => one.channel === channel && (one.sentAt ?? -1) >= since);
      const messages = new Map(sent.map(({ batch, sentAt }) => [`${batch} ${sentAt}`, sentAt ?? 0]));
      return [...messages.values()].toSorted((a, b) => a - b);
    },
    recent: (limit) =>
      [...all.values()]
        .toSorted((a, b) => b.event.seq - a.event.seq || (a.channel < b.channel ? -1 : 1))
        .slice(0, limit),
  };
}
