import fc from 'fast-check';
import { expect, it } from 'vitest';

import { cutOffBy, isRemote } from '#domain/alerts/connectivity.ts';
import { moodOf } from '#domain/alerts/mood.ts';
import { hushOf, type Quiet } from '#domain/alerts/quiet.ts';
import { nextReminder } from '#domain/alerts/reminders.ts';
import { covers } from '#domain/alerts/scope.ts';
import { EMPTY_WINDOW, extendWindow, shareIn, type Window } from '#domain/alerts/window.ts';
import type { Status } from '#domain/status.ts';

const HOUR = 3_600_000;

it.each([
  ['*', 'http:api', true],
  ['http:api', 'http:api', true],
  ['http:api', 'http:api2', false],
  ['http:*', 'http:api', true],
  ['http:*', 'tcp:http:api', false],
  ['*:api', 'http:api', true],
  ['service:*/web*', 'service:pm2/web-shop', true],
  ['a*a', 'a', false],
  ['a*b*c', 'a-b-c', true],
  ['a*b*c', 'a-c-b', false],
  ['disk:/data.*', 'disk:/dataX1', false],
])('scope %s covers %s: %s', (scope, id, whether) => {
  expect(covers(scope, id)).toBe(whether);
});

it.each<[Status, readonly string[], string]>([
  ['ok', [], 'ok'],
  ['warning', [], 'ok'],
  ['warning', ['disk:*'], 'bad'],
  ['critical', [], 'bad'],
  ['unknown', ['disk:*'], 'gap'],
])('a reading that is %s with warnings %j is %s', (status, warnings, mood) => {
  expect(moodOf({ id: 'disk:/data', status, data: undefined }, warnings)).toBe(mood);
  expect(moodOf({ id: 'disk:/data', status, data: { excluded: true } }, warnings)).toBe('gap');
});

it('reminds after 1, 4 and 24 hours, then every day, and catches nothing up', () => {
  const spans = [HOUR, 4 * HOUR, 24 * HOUR];
  expect([0, HOUR, 4 * HOUR, 24 * HOUR, 50 * HOUR].map((now) => (nextReminder(0, now, spans) ?? 0) / HOUR)).toEqual([
    1, 4, 24, 48, 72,
  ]);
  expect(nextReminder(0, 0, [])).toBeNull();
});

it('always reminds later than now', () => {
  const spans = fc.array(fc.integer({ min: 10, max: 10_000 }), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(spans, fc.nat(1e6), fc.nat(1e7), (some, told, later) => {
      const sorted = some.toSorted((a, b) => a - b);
      expect(nextReminder(told, told + later, sorted)).toBeGreaterThan(told + later);
    }),
  );
});

const quiet = (parts: Partial<Quiet>): Quiet => ({
  id: 1,
  scope: '*',
  from: 0,
  to: 100,
  kind: 'silence',
  by: 'ana',
  reason: '',
  ...parts,
});

it('says why nobody is told: maintenance first, and the one that lasts longest', () => {
  const rows = [
    quiet({}),
    quiet({ to: 200 }),
    quiet({ kind: 'maintenance', to: 50 }),
    quiet({ scope: 'tcp:*', to: 900 }),
  ];
  expect(hushOf('http:a', rows, [], 10)).toMatchObject({ kind: 'maintenance', to: 50 });
  expect(hushOf('http:a', rows, [], 60)).toMatchObject({ kind: 'silence', to: 200 });
  expect(hushOf('http:a', rows, [], 200)).toBeNull();
  const once = { type: 'once', scope: 'http:*', from: 300, to: 400, why: '' } as const;
  expect(hushOf('http:a', rows, [once], 300)).toEqual({ kind: 'maintenance', to: 400 });
  expect(hushOf('tcp:a', [], [once], 300)).toBeNull();
});

it.each<[string, object, boolean]>([
  ['http', { url: 'http://localhost:80/x' }, false],
  ['http', { url: 'http://127.0.0.1/' }, false],
  ['http', { url: 'http://[::1]:8080/' }, false],
  ['http', { url: 'https://user@api.example/health' }, true],
  ['tcp', { host: 'localhost', port: 1 }, false],
  ['tcp', { host: 'db.example', port: 1 }, true],
  ['disk', { mount: '/' }, false],
  ['github-api', {}, true],
])('%s %j is remote: %s', (kind, params, whether) => {
  expect(isRemote({ kind, params })).toBe(whether);
});

it('is cut off only when everything that tells of the connection fails', () => {
  const of = (statuses: Record<string, Status>) => cutOffBy(['a', 'b'], (id) => statuses[id] ?? null);
  expect(of({ a: 'critical', b: 'unknown' })).toBe('a');
  expect(of({ b: 'critical' })).toBe('b');
  expect(of({ a: 'critical', b: 'ok' })).toBeNull();
  expect(of({})).toBeNull();
});

it('knows the share of bad time as if every moment had been written down', () => {
  const steps = fc.array(fc.tuple(fc.integer({ min: 1, max: 60 }), fc.constantFrom('ok', 'bad', 'gap')), {
    minLength: 2,
    maxLength: 60,
  });
  fc.assert(
    fc.property(steps, fc.integer({ min: 1, max: 900 }), (looks, span) => {
      let window: Window = EMPTY_WINDOW;
      const moments: string[] = [];
      let now = 0;
      for (const [length, mood] of looks) {
        window = extendWindow(window, [now, mood], 100_000, false);
        moments.push(...Array.from({ length }, () => mood));
        now += length;
      }
      const end = window.last?.[0] ?? 0;
      const seen = moments.slice(Math.max(0, end - span), end);
      const known = seen.filter((mood) => mood !== 'gap').length;
      const bad = seen.filter((mood) => mood === 'bad').length;
      expect(shareIn(window, span)).toBeCloseTo(known === 0 ? 0 : bad / known, 10);
    }),
  );
});
