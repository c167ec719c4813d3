import { span } from '#domain/format.ts';
import { isTerminal } from '#domain/notify/settings.ts';
import { channelCheck } from '#domain/notify/wants.ts';
import type { Verdict } from '#domain/reading.ts';
import type { Delivery } from '#services/ports/outbox.ts';

import { defineCheck } from './check.ts';

/** Enough of the past to find what is out and what came last. */
const RECENT = 500;
const DAY_MS = 86_400_000;
/** So many tries in a row without success are no accident. */
const FAILS_AT = 3;

export default defineCheck({
  kind: 'channel',
  title: 'Notification channel',
  about:
    'Whether people can still be told: a warning when the last try failed or a message was given up, critical after three tries in a row.',
  group: 'integrations',
  component: null,
  intervalMs: 30_000,
  timeoutMs: 5000,
  thresholds: { warning: null, critical: null },
  params: (z) => z.object({ channel: z.string().min(1).describe('Its name in `notify`.') }),
  target: ({ channel }) => channel,
  discover: ({ notify }) =>
    Promise.resolve(
      (notify?.channels ?? [])
        .filter((one) => !isTerminal(one))
        .map(({ id }) => ({
          id: channelCheck(id),
          kind: 'channel',
          title: `channel ${id}`,
          params: { channel: id },
        })),
    ),
  probe({ channel }, { world }) {
    const mine = world.state.outbox.recent(RECENT).filter((one) => one.channel === channel);
    return Promise.resolve(judge(channel, mine, world.clock.now()));
  },
});

function judge(channel: string, mine: readonly Delivery[], now: number): Verdict {
  const waiting = mine.filter(({ nextAt }) => nextAt !== null);
  const failing = waiting.filter(({ attempts }) => attempts > 0);
  const attempts = Math.max(0, ...failing.map((one) => one.attempts));
  const lost = mine.filter((one) => one.nextAt === null && one.sentAt === null && now - one.event.at < 4 * DAY_MS);
  const last = Math.max(0, ...mine.map(({ sentAt }) => sentAt ?? 0));
  const said = last === 0 ? 'nothing was told yet' : `last told ${span(Math.max(0, now - last))} ago`;
  const error = failing.findLast((one) => one.error !== null)?.error ?? lost[0]?.error ?? '';
  const bad = failing.length > 0 || lost.length > 0;
  return {
    status: attempts >= FAILS_AT ? 'critical' : bad ? 'warning' : 'ok',
    summary: failing.length > 0 ? `fails: ${error}` : lost.length > 0 ? `${lost.length} given up: ${error}` : said,
    value: waiting.length,
    ...(bad && { hint: `Try it: cpm-console notify test ${channel}` }),
    data: {
      waiting: waiting.length,
      attempts,
      givenUp: lost.length,
      lastSentAt: last === 0 ? null : new Date(last).toISOString(),
    },
  };
}
