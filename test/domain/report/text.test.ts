import { expect, it } from 'vitest';

import { explainText } from '#domain/report/explain.ts';
import { healthText } from '#domain/report/text.ts';

import { AT, incident, reportWith } from '../../support/report.ts';

it('says what is wrong, why, for how long and what to do, worst first', () => {
  const report = reportWith(
    [
      {},
      { status: 'warning', summary: 'slow', since: AT - 7_200_000 },
      { status: 'critical', summary: 'refused', since: AT - 240_000, hint: 'Start it: systemctl start web' },
      { status: 'critical', summary: 'no route', data: { suppressedBy: 'http:2' } },
      { takenAt: AT - 3_600_000, summary: 'answered' },
      { pausedUntil: AT + 60_000 },
      { data: { excluded: true }, status: 'unknown' },
    ],
    { incidents: [incident], notices: ['The state file is read-only.'] },
  );
  expect(healthText(report)).toMatchInlineSnapshot(`
    "Health 37 of 100, critical (80 % known, between 30 and 50)
      because below 70
    services 37 %, memory none, agents none, integrations none

    critical  http:2  refused, for 4 m
              Start it: systemctl start web
    critical  http:3  no route, for 5 s
              explained by http:2
    warning   http:1  slow, for 2 h
    unknown   http:4  last seen 1 h ago: answered

    1 of 5 checks ok, 1 paused, 1 not set up
    incident i-17: web 0, open for 4 m
    note: The state file is read-only.
    "
  `);
});

it('is short when all is well', () => {
  expect(healthText(reportWith([{}]))).toBe(
    'Health 100 of 100, healthy (100 % known)\nservices 100 %, memory none, agents none, integrations none\n\n1 of 1 check ok\n',
  );
});

it('says that nothing is known', () => {
  expect(healthText(reportWith([]))).toContain('Health unknown (0 % known)\n  because nothing is known yet');
  expect(explainText(reportWith([]))).toContain('no points to account for');
});

it('accounts for every point', () => {
  const text = explainText(
    reportWith([
      { component: 'projects' },
      { component: 'projects', status: 'warning', summary: 'behind' },
      { component: 'projects' },
      { status: 'critical', critical: true, summary: 'refused' },
      { status: 'ok' },
    ]),
  );
  expect(text).toMatchInlineSnapshot(`
    "Health 67 of 100, critical (100 % known)
      because web 3 is critical for everything

                                                        full  earned    lost
    projects (40 of 100)                               53.33   44.44    8.89
      warning  http:1                                  17.78    8.89    8.89  behind
      ok       http:0                                  17.78   17.78       0
      ok       http:2                                  17.77   17.77       0
    services (35 of 100)                               46.67   23.34   23.33
      critical http:3 (critical for everything)        23.33       0   23.33  refused
      ok       http:4                                  23.34   23.34       0
    all                                                  100   67.78   32.22
    cut off, never rounded up                                  -0.78
    score                                                         67
    Nothing is configured for framework; its points went to the other parts.
    "
  `);
  const points = (line: RegExp) => Number(line.exec(text)?.[1]);
  const items = [...text.matchAll(/^ {2}(?:ok|warning|critical|unknown) .*? {2,}([\d.]+) +([\d.]+) +([\d.]+)/gm)];
  const sum = (column: number) => items.reduce((all, item) => all + Math.round(100 * Number(item[column])), 0);
  expect(sum(1)).toBe(10_000);
  expect(sum(2) + sum(3)).toBe(10_000);
  expect(sum(2)).toBe(Math.round(100 * points(/^all +100 +(\S+)/m)));
});
