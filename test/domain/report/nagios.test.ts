import { expect, it } from 'vitest';

import { healthNagios } from '#domain/report/nagios.ts';

import { reportWith } from '../../support/report.ts';

it('writes one line with performance data, and what is wrong below', () => {
  const report = reportWith([
    { id: 'disk:/', kind: 'disk', group: 'system', component: 'framework', value: 41.2, unit: '%' },
    { id: 'load:host', group: 'system', component: 'framework', value: 1.5, unit: 'per core' },
    { status: 'critical', summary: 'refused | twice' },
  ]);
  expect(healthNagios(report).split('\n')).toEqual([
    "HEALTH CRITICAL - 41 of 100, below 70 | score=41;85:;70:;0;100 coverage=100%;;50:;0;100 ok=2;;;0 warning=0;;;0 critical=1;;;0 unknown=0;;;0 'disk:/'=41.2% 'load:host'=1.5",
    'critical http:2 refused / twice',
    '',
  ]);
});

it.each([
  ['OK', []],
  ['WARNING', [{ status: 'warning' as const }]],
  ['CRITICAL', [{ status: 'critical' as const }]],
  ['UNKNOWN', [{ status: 'unknown' as const }]],
])('says %s', (word, readings) => {
  const all = word === 'OK' ? [{}] : [...readings, ...(word === 'WARNING' ? [{}, {}] : [])];
  expect(
    healthNagios(reportWith(word === 'WARNING' ? [{ status: 'warning' }, { status: 'warning' }, {}, {}] : all)),
  ).toMatch(new RegExp(`^HEALTH ${word} - `));
});
