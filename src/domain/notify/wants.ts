import type { AlertEvent, AlertKind } from '#domain/alerts/event.ts';

import { type ChannelSettings, SEVERITIES } from './settings.ts';

/** Id of the check that tells whether a channel works. */
export const channelCheck = (channel: string): string => `channel:${channel}`;

/** What became of an earlier event of the incident: whether this channel was told that it opened. */
type Told = (incident: string) => boolean;

/** After so long nobody wants to hear of it any more, but for the end of what they were told of. */
const STALE_MS = 86_400_000;

/** Starts, ends and stops of runs; whoever names them hears of them, however severe. */
export const isOfRun = (kind: AlertKind): boolean =>
  kind === 'run-started' || kind === 'run-ended' || kind === 'run-stopped';

/**
 * Whether a channel is told of an event. Never of its own failure; of the end of an incident whenever it was told of its
 * beginning, however quiet it is now and however long ago.
 */
export function wants(
  channel: Pick<ChannelSettings, 'id' | 'least' | 'kinds'>,
  event: AlertEvent,
  now: number,
  wasTold: Told,
): boolean {
  if (event.about === channelCheck(channel.id) || !channel.kinds.includes(event.kind)) return false;
  if (event.kind === 'resolved' && event.incident !== null && wasTold(event.incident)) return true;
  if (event.quiet !== null || now - event.at > STALE_MS) return false;
  if (event.kind === 'test') return event.about === channel.id;
  if (isOfRun(event.kind)) return true;
  return SEVERITIES.indexOf(event.severity) >= SEVERITIES.indexOf(channel.least);
}
