import { messageOf } from '#domain/errors.ts';
import { bytes, span } from '#domain/format.ts';
import type { Verdict } from '#domain/reading.ts';
import { type Status, worst } from '#domain/status.ts';
import { judge } from '#domain/threshold.ts';
import type { Backup } from '#services/ports/backups.ts';

import { defineCheck } from './check.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

export default defineCheck({
  kind: 'backup',
  title: 'Backup',
  about:
    'Age of the newest backup, and of the last restore test. Critical when there is none although backups are configured. It counts where backups are configured or one exists.',
  group: 'integrations',
  component: null,
  intervalMs: 60_000,
  timeoutMs: 10_000,
  thresholds: { warning: 26, critical: 7 * 24 },
  unit: 'h',
  params: (z) =>
    z.object({
      testedWithinDays: z
        .number()
        .positive()
        .default(30)
        .describe('Days after which a restore test is too old, for a warning. Default 30.'),
    }),
  target: () => 'newest',
  discover: async ({ world, named = [] }) => {
    const isWanted = named.includes('backup') || (await anyBackup(world.backups.list()));
    if (!isWanted) return [];
    return [{ id: 'backup:newest', kind: 'backup', title: 'backup', params: { testedWithinDays: 30 } }];
  },
  async probe({ testedWithinDays }, { world, thresholds, previous }) {
    const backups = await world.backups.list();
    const [newest] = backups;
    if (newest === undefined)
      return { status: 'critical', summary: 'there is none', hint: 'Make one: cpm-console backup create' };
    const now = world.clock.now();
    const hours = Math.max(0, Math.floor((now - newest.at) / HOUR_MS));
    const test = testOf(backups, now, testedWithinDays);
    const status = worst([judge(hours, thresholds, previous), test.status]);
    return {
      status,
      summary: `${ago(newest.at, now)}, ${test.summary}`,
      value: hours,
      unit: 'h',
      hint: status === 'ok' ? undefined : hintOf(test.status === status && status === 'warning'),
      metrics: [{ name: 'bytes', value: newest.bytes ?? newest.contentBytes, unit: 'B' }],
      data: {
        id: newest.id,
        at: new Date(newest.at).toISOString(),
        verified: newest.verifiedAt !== null,
        size: bytes(newest.bytes ?? newest.contentBytes),
      },
    } satisfies Verdict;
  },
});

function testOf(backups: readonly Backup[], now: number, days: number): { status: Status; summary: string } {
  const tested = Math.max(...backups.map(({ testedAt }) => testedAt ?? Number.NEGATIVE_INFINITY));
  if (!Number.isFinite(tested)) return { status: 'warning', summary: 'never restored as a test' };
  const isOld = now - tested > days * DAY_MS;
  return { status: isOld ? 'warning' : 'ok', summary: `last restore test ${ago(tested, now)}` };
}

const ago = (at: number, now: number): string => (now - at < 60_000 ? 'just now' : `${span(now - at)} ago`);

const hintOf = (lacksTest: boolean): string =>
  lacksTest ? 'Test it: cpm-console backup verify --restore-test' : 'Make one: cpm-console backup create';

/** What cannot be listed is a matter for the look itself, which says why. */
async function anyBackup(list: Promise<readonly Backup[]>): Promise<boolean> {
  try {
    return (await list).length > 0;
  } catch (thrown) {
    return messageOf(thrown) !== '';
  }
}
