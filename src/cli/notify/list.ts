import type { Invocation } from '#cli/command.ts';
import { span } from '#domain/format.ts';
import type { ChannelSettings } from '#domain/notify/settings.ts';
import { iso } from '#domain/report/time.ts';
import type { Delivery, Outbox } from '#services/ports/outbox.ts';

const RECENT = 500;

/** Every channel: what it is told of, when it was told last, and what waits. */
export function listChannels({ world, config, values, stdout }: Invocation): number {
  const now = world.clock.now();
  const rows = channelRows(config.notify.channels, world.state.outbox);
  if (values['json'] === true) {
    const channels = rows.map(({ lastSentAt, ...row }) => ({ ...row, lastSentAt: iso(lastSentAt) }));
    stdout.write(`${JSON.stringify({ schema: 1, channels }, null, 2)}\n`);
    return 0;
  }
  for (const { id, type, to, least, waiting, lastSentAt, error } of rows) {
    const last = lastSentAt === null ? 'nothing was told yet' : `last told ${span(Math.max(0, now - lastSentAt))} ago`;
    stdout.write(`${id}  ${type}${to === null ? '' : ` ${to}`}, from ${least} up; ${last}, ${waiting} waiting\n`);
    if (error !== null) stdout.write(`  the last try failed: ${error}\n`);
  }
  if (rows.length === 0)
    stdout.write('Nobody is told of anything. Name channels in the section `notify` of the configuration.\n');
  return 0;
}

/** How each channel stands by what was told lately. */
export function channelRows(channels: readonly ChannelSettings[], outbox: Pick<Outbox, 'recent'>) {
  const recent = channels.length === 0 ? [] : outbox.recent(RECENT);
  return channels.map((channel) => rowOf(channel, recent));
}

function rowOf(channel: ChannelSettings, recent: readonly Delivery[]) {
  const mine = recent.filter((one) => one.channel === channel.id);
  const waiting = mine.filter(({ nextAt }) => nextAt !== null);
  const sent = mine.flatMap(({ sentAt }) => sentAt ?? []);
  return {
    id: channel.id,
    type: channel.type,
    to: placeOf(channel),
    least: channel.least,
    kinds: channel.kinds,
    waiting: waiting.length,
    lastSentAt: sent.length === 0 ? null : Math.max(...sent),
    error: waiting.find(({ error }) => error !== null)?.error ?? null,
  };
}

/** Where it leads, without what may be a secret: of an address only the host. */
function placeOf(channel: ChannelSettings): string | null {
  switch (channel.type) {
    case 'webhook':
      return channel.url === null ? `the credential ${channel.urlFrom}` : (URL.parse(channel.url)?.host ?? null);
    case 'command':
      return channel.file;
    case 'desktop':
      return channel.via;
    case 'bell':
      return null;
  }
}
