import type { Invocation } from '#cli/command.ts';
import { channelRows } from '#cli/notify/list.ts';
import { plural } from '#domain/format.ts';

import { recentAlerts } from './recent-alerts.ts';

const DAY_MS = 86_400_000;

interface AlertCounts {
  /** Incidents that are open now. */
  readonly open: number;
  /** In the last 24 hours. */
  readonly opened: number;
  readonly resolved: number;
  /** Events that reached a channel in the last 24 hours, and that wait for one. */
  readonly sent: number;
  readonly waiting: number;
  /** Channels whose last try failed. */
  readonly failing: readonly { readonly id: string; readonly error: string }[];
}

const RECENT = 500;

/** What happened and what was told of it. */
export function alertCounts({ world, config }: Pick<Invocation, 'world' | 'config'>): AlertCounts {
  const { state, clock } = world;
  const now = clock.now();
  const since = now - DAY_MS;
  const alerts = recentAlerts(state.alerts, since).map(({ kind }) => kind);
  const deliveries = state.outbox.recent(RECENT);
  return {
    open: state.incidents(now).filter(({ closedAt }) => closedAt === null).length,
    opened: alerts.filter((kind) => kind === 'opened' || kind === 'flapping').length,
    resolved: alerts.filter((kind) => kind === 'resolved').length,
    sent: deliveries.filter(({ sentAt }) => sentAt !== null && sentAt >= since).length,
    waiting: deliveries.filter(({ nextAt }) => nextAt !== null).length,
    failing: channelRows(config.notify.channels, state.outbox).flatMap(({ id, error }) =>
      error === null ? [] : [{ id, error }],
    ),
  };
}

/** `2 open; 5 opened, 4 resolved, 9 messages sent in 24 h`. */
export function alertText({ open, opened, resolved, sent, waiting }: AlertCounts): string {
  const late = waiting === 0 ? '' : `, ${waiting} waiting`;
  return `${open} open; ${opened} opened, ${resolved} resolved, ${plural(sent, 'message')} sent in 24 h${late}`;
}
