import { expect, it } from 'vitest';

import { uptimeOf, uptimeText } from '#domain/report/uptime.ts';
import type { Status } from '#domain/status.ts';

const every10s = (...statuses: Status[]) => statuses.map((status, n) => ({ at: n * 10, status }));

it.each<[string, Status[], number | null]>([
  ['nothing seen', [], null],
  ['only unknown', ['unknown', 'unknown'], null],
  ['always ok', ['ok', 'warning', 'ok'], 1],
  ['down a quarter of the time', ['ok', 'critical', 'ok', 'ok'], 0.75],
  ['unknown time left out', ['ok', 'unknown', 'critical'], 0.5],
])('%s', (_name, statuses, expected) => {
  expect(uptimeOf(every10s(...statuses), statuses.length * 10, 100)).toBe(expected);
});

it('does not take a gap for time up', () => {
  const samples = [
    { at: 0, status: 'ok' as const },
    { at: 1000, status: 'critical' as const },
  ];
  expect(uptimeOf(samples, 1020, 20)).toBe(0.5);
});

it.each([
  [null, null],
  [1, '100%'],
  [0.99999, '99.9%'],
  [0.5, '50%'],
  [0, '0%'],
])('%d is written %s', (share, text) => {
  expect(uptimeText(share)).toBe(text);
});
