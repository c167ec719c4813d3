import { describe, expect, it } from 'vitest';

import { availabilityOf } from '#domain/history/availability.ts';
import { budgetOf } from '#domain/history/budget.ts';
import { adviceOf, adviceText } from '#domain/report/advice/all.ts';
import { healthReport } from '#domain/report/report.ts';

import { incidentWith } from '../../support/incident.ts';
import { readingWith } from '../../support/reading.ts';

const NOW = Date.UTC(2026, 0, 5, 10);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

function report(readings: Parameters<typeof readingWith>[0][], incidents: Parameters<typeof incidentWith>[0][] = []) {
  return healthReport({
    at: NOW,
    readings: readings.map((parts) => readingWith({ takenAt: NOW - 1000, since: NOW - 2 * HOUR, ...parts })),
    incidents: incidents.map(incidentWith),
    limits: { healthyAbove: 85, criticalBelow: 60 },
    uptime: () => null,
    notices: [],
  });
}

const disk = (days: number, growth = 2 ** 30) => ({
  id: 'disk:/data',
  kind: 'disk',
  title: '/data',
  metrics: [
    { name: 'freeBytes', value: 9 * 2 ** 30, unit: 'B' },
    { name: 'growthPerDay', value: growth, unit: 'B' },
    { name: 'daysUntilFull', value: days, unit: 'd' },
  ],
  data: { path: '/data' },
});

const failed = (hoursAgo: number, id: number) => ({
  id: `i-${id}`,
  checkId: 'http:api',
  title: 'api',
  summary: 'refused',
  openedAt: NOW - hoursAgo * HOUR,
  closedAt: NOW - hoursAgo * HOUR + 5 * MINUTE,
});

describe('advice', () => {
  it('is none when all is well', () => {
    expect(adviceOf(report([{}, disk(90)]))).toEqual([]);
  });

  it('names what fails, for how long, and its next step', () => {
    const [first, ...more] = adviceOf(report([{ status: 'critical', summary: 'refused', hint: 'Start it.' }]));
    expect(more).toEqual([]);
    expect(first).toEqual({
      rule: 'failing',
      check: 'http:api',
      title: 'api',
      severity: 'critical',
      evidence: 'critical for 2 h: refused',
      next: 'Start it.',
    });
    expect(adviceText(first!)).toBe('api: critical for 2 h: refused. Start it.');
  });

  it('says nothing of what another failure explains, of what is paused, and of what knows no step', () => {
    const hint = 'Start it.';
    const status = 'critical';
    expect(
      adviceOf(
        report([
          { id: 'a:1', status, hint, data: { suppressedBy: 'tcp:gateway' } },
          { id: 'a:2', status, hint, pausedUntil: NOW + HOUR },
          { id: 'a:3', status },
        ]),
      ),
    ).toEqual([]);
  });

  it('sees a disk fill up before its check warns', () => {
    expect(adviceOf(report([disk(20)]))).toMatchObject([
      { rule: 'filling', severity: 'info', evidence: 'full in 20 d: grows 1 GiB a day, 9 GiB free' },
    ]);
    expect(adviceOf(report([disk(31)]))).toEqual([]);
  });

  it('asks for the cause of what comes back', () => {
    expect(adviceOf(report([{}], [failed(1, 3), failed(5, 2)]))).toEqual([]);
    expect(adviceOf(report([{}], [failed(1, 3), failed(5, 2), failed(9, 1)]))).toMatchObject([
      { rule: 'returning', evidence: 'failed 3 times in 9 h, last in i-3, the longest 5 m' },
    ]);
    expect(adviceOf(report([{}], [{ ...failed(2, 4), count: 5, flapping: true }]))[0]?.evidence).toMatch(
      /^failed 5 times in 2 h/,
    );
  });

  it('warns of a promise that is broken, and of one that will be', () => {
    const budget = (downMs: number, lastHour: number) => {
      const seen = (ms: number, share: number) =>
        availabilityOf({ upMs: ms * share, downMs: ms * (1 - share), gapMs: 0 });
      const whole = availabilityOf({ upMs: 30 * DAY - downMs, downMs, gapMs: 0 });
      return budgetOf(0.999, 30 * DAY, whole, new Map([HOUR, 5 * MINUTE].map((ms) => [ms, seen(ms, lastHour)])));
    };
    const told = (downMs: number, lastHour: number) =>
      adviceOf(report([{}]), new Map([['http:api', budget(downMs, lastHour)]])).map(({ severity, evidence }) => [
        severity,
        evidence,
      ]);
    expect(told(10 * MINUTE, 1)).toEqual([]);
    expect(told(HOUR, 1)).toEqual([['critical', expect.stringMatching(/16 min 48 s too much$/)]]);
    expect(told(10 * MINUTE, 0.98)).toEqual([
      ['critical', expect.stringMatching(/33 min 12 s left; 20 times faster than allowed in the last 1 h$/)],
    ]);
  });

  it('tells of looks that take too long, long pauses and much that is unknown', () => {
    expect(adviceOf(report([{ tookMs: 29_000 }]))).toMatchObject([
      { rule: 'slow-look', evidence: 'a look took 29 s, the next is due every 30 s' },
    ]);
    expect(adviceOf(report([{ pausedUntil: NOW + 3 * DAY }]))).toMatchObject([
      {
        rule: 'paused',
        evidence: 'not looked at for another 3 d',
        next: 'Look again: cpm-console check resume http:api',
      },
    ]);
    const unknown = report([{ id: 'a:1' }, { id: 'a:2', status: 'unknown' }]);
    expect(adviceOf(unknown)).toMatchObject([
      { rule: 'unknown', check: null, evidence: 'only 50 % of the score is known, 1 of 2 checks are unknown' },
    ]);
  });

  it('comes with the most urgent first', () => {
    const all = adviceOf(
      report([disk(20), { id: 'a:1', status: 'warning', hint: 'x' }, { id: 'a:2', status: 'critical', hint: 'y' }]),
    );
    expect(all.map(({ severity }) => severity)).toEqual(['critical', 'warning', 'info']);
  });
});
