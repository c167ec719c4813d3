import { describe, expect, it } from 'vitest';

import { judgedReleases, type Release } from '#domain/recovery/release.ts';

const HOUR = 3_600_000;
const NOW = Date.UTC(2026, 0, 20);
const at = (hoursAgo: number): number => NOW - hoursAgo * HOUR;
const release = (version: string, hoursAgo: number): Release => ({
  project: 'api',
  version,
  commit: version.padEnd(40, '0'),
  tag: `v${version}`,
  at: at(hoursAgo),
  run: `push-${version}`,
});
const judged = (releases: readonly Release[], criticalHoursAgo: readonly number[], looks = true) =>
  judgedReleases(
    releases,
    { criticalAt: criticalHoursAgo.map(at), lookedAfter: (from) => (looks ? from + HOUR : null) },
    NOW,
  ).map(({ version, proven, because }) => `${version} ${proven ? 'good' : 'not'}: ${because}`);

describe('a release is known to be good', () => {
  it('after 24 h without a critical reading, and not a moment before', () => {
    expect(judged([release('1.0.0', 24)], [])).toEqual(['1.0.0 good: released, healthy for 24 h after']);
    expect(judged([release('1.0.0', 23.99)], [])).toEqual([
      '1.0.0 not: released, healthy for 23 h after, not proven yet',
    ]);
  });

  it('only until the next one, the newest first', () => {
    expect(judged([release('1.0.0', 100), release('1.2.0', 2), release('1.1.0', 10)], [])).toEqual([
      '1.2.0 not: released, healthy for 2 h after, not proven yet',
      '1.1.0 not: released, healthy for 8 h after, then replaced',
      '1.0.0 good: released, healthy for 90 h after',
    ]);
  });

  it('whatever became critical before it, or a day later', () => {
    expect(judged([release('1.0.0', 48)], [49, 20])).toEqual(['1.0.0 good: released, healthy for 28 h after']);
    expect(judged([release('1.0.0', 48)], [40, 20])).toEqual([
      '1.0.0 not: released, healthy for 8 h after, then critical',
    ]);
  });

  it('never when nobody looked', () => {
    expect(judged([release('1.0.0', 48)], [], false)).toEqual(['1.0.0 not: released, but no check looked at it']);
  });
});
