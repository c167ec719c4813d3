import { describe, expect, test } from 'vitest';

import { configYaml } from '#config/file/show.ts';
import { DEFAULT_ALERTS } from '#domain/alerts/settings.ts';

import { loaded, problemsOf } from './support.ts';

const EVERY = `{
  open: {fails: 2, for: 1m30s, share: 29, window: 20m, least: 7m},
  close: {oks: 5, for: 20s, window: 4m},
  recheck: 15s, flapping: {opens: 4, within: 2h, clean: 1m}, reminders: [30m, 2h],
  warnings: ['disk:*'], connectivity: ['tcp:gateway'], score: false,
  maintenance: [
    {days: [saturday, monday], from: '2:30', for: 90m, zone: Europe/Berlin, checks: 'http:*', why: backup},
    {from: 2026-12-24T18:00+02:00, to: 2026-12-27T06:00Z}
  ]}`;

describe('alerts', () => {
  test('have the measured defaults, and the threshold of the environment for the score', async () => {
    expect((await loaded(null)).alerts).toEqual({ ...DEFAULT_ALERTS, score: { healthyAbove: 85, criticalBelow: 60 } });
    expect((await loaded('refresh: 1s\n')).alerts.score?.criticalBelow).toBe(60);
    expect((await loaded('refresh: 1s\n', { env: 'staging' })).alerts.score?.criticalBelow).toBe(70);
    expect((await loaded('refresh: 1s\n', { env: 'production' })).alerts.score?.criticalBelow).toBe(80);
    expect((await loaded('alerts: {score: false}\n')).alerts.score).toBeNull();
  });

  test('are what the file says, with a floor of 10 ms', async () => {
    const { alerts } = await loaded(
      `alerts:
  open: {fails: 2, for: 10ms, share: 25, window: 2m, least: 10m}
  close: {oks: 1, for: 20ms, window: 30ms}
  recheck: 10ms
  flapping: {opens: 4, within: 2h, clean: 1m}
  reminders: [2h, 30m]
  warnings: ['disk:*']
  connectivity: ['tcp:gateway']
  maintenance:
    - {days: [saturday, monday], from: '02:30', for: 90m, zone: Europe/Berlin, checks: 'http:*', why: backup}
    - {from: 2026-12-24T18:00Z, to: 2026-12-27T06:00Z}
`,
    );
    expect(alerts).toMatchObject({
      fails: 2,
      badForMs: 10,
      share: 0.25,
      windowMs: 120_000,
      windowLeastMs: 120_000,
      oks: 1,
      okForMs: 20,
      closeWindowMs: 30,
      recheckMs: 10,
      flapOpens: 4,
      remindersMs: [1_800_000, 7_200_000],
      warnings: ['disk:*'],
      connectivity: ['tcp:gateway'],
      maintenance: [
        { type: 'weekly', scope: 'http:*', days: [1, 6], fromMinute: 150, minutes: 90, zone: 'Europe/Berlin' },
        { type: 'once', scope: '*', from: Date.UTC(2026, 11, 24, 18), to: Date.UTC(2026, 11, 27, 6) },
      ],
    });
  });

  test.each([
    ['nothing', '{}', 'reminders:'],
    ['every key', EVERY, 'from: 02:30'],
  ])('are shown as they would be written, and read back the same: %s', async (_name, said, line) => {
    const config = await loaded(`alerts: ${said}\n`);
    const shown = configYaml(config);
    expect(shown).toContain('alerts:\n  open:\n    fails: ');
    expect(shown).toContain(line);
    expect((await loaded(shown)).alerts).toEqual(config.alerts);
  });

  test.each([
    ['{recheck: 5ms}', 'alerts.recheck: expected a duration from 10ms'],
    ['{open: {fails: 0}}', 'alerts.open.fails: expected a whole number'],
    ['{open: {share: 0}}', 'alerts.open.share: expected a number above 0'],
    ['{maintenance: [{from: 2026-12-24T18:00Z}]}', 'expected days, from (02:00) and for'],
    ['{maintenance: [{from: 2026-12-24T18:00Z, to: 2026-12-24T17:00Z}]}', 'expected days, from (02:00) and for'],
    ["{maintenance: [{days: [monday], from: '02:00'}]}", 'expected days, from (02:00) and for'],
    ["{maintenance: [{days: [monday], from: '25:00', for: 1h}]}", 'expected days, from (02:00) and for'],
    ["{maintenance: [{days: [someday], from: '02:00', for: 1h}]}", 'expected a day of the week'],
    ["{maintenance: [{days: [monday], from: '02:00', for: 1h, zone: Mars}]}", 'expected a time zone'],
  ])('refuses %s', async (said, message) => {
    expect((await problemsOf(`alerts: ${said}\n`)).join('\n')).toContain(message);
  });
});
