import fc from 'fast-check';
import { expect, it } from 'vitest';

import { effectOf, extendStreak, OPENS_AT, type Streak } from '#domain/incident.ts';
import type { Status } from '#domain/status.ts';

import { readingWith } from '../support/reading.ts';

const NONE: Streak = { count: 0, at: 0 };
const anyStatuses = fc.array(fc.constantFrom<Status>('ok', 'warning', 'critical', 'unknown'), { maxLength: 20 });

it('opens exactly after two critical readings between which nothing good was seen', () => {
  fc.assert(
    fc.property(anyStatuses, (statuses) => {
      let streak = NONE;
      let sinceGood = 0;
      statuses.forEach((status, index) => {
        const reading = readingWith({ status, takenAt: 1_000_000 + index * 10_000, intervalMs: 30_000 });
        streak = extendStreak(streak, reading);
        if (status === 'critical') sinceGood += 1;
        if (status === 'ok' || status === 'warning') sinceGood = 0;
        const good = status === 'ok' || status === 'warning';
        expect(effectOf(streak, reading)).toBe(good ? 'close' : sinceGood >= OPENS_AT ? 'open' : 'none');
      });
    }),
  );
});
