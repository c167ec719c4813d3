import { expect, it } from 'vitest';

import { healthMarkdown } from '#domain/report/markdown.ts';

import { incident, reportWith } from '../../support/report.ts';

it('writes a page', () => {
  const report = reportWith([{}, { status: 'critical', summary: 'refused', hint: 'Start it.' }], {
    incidents: [incident],
  });
  expect(healthMarkdown(report)).toMatchInlineSnapshot(`
    "# Health report

    Generated 2026-01-05T10:00:05.000Z

    ## Summary

    Health 50 of 100, critical (100 % known)
    - because below 70

    | Subsystem | Health | Ok | Warning | Critical | Unknown |
    | --- | --- | --- | --- | --- | --- |
    | services | 50 % | 1 | 0 | 1 | 0 |
    | memory | unknown | 0 | 0 | 0 | 0 |
    | agents | unknown | 0 | 0 | 0 | 0 |
    | integrations | unknown | 0 | 0 | 0 | 0 |

    ## Problems

    | Status | Check | What | Since | Next |
    | --- | --- | --- | --- | --- |
    | critical | http:1 | refused | 2026-01-05T10:00:00.000Z | Start it. |

    ## Open incidents

    - i-17 web 0: refused (for 4 m)

    ## Checks

    | Check | Status | What | Taken |
    | --- | --- | --- | --- |
    | http:1 | critical | refused | 2026-01-05T10:00:00.000Z |
    | http:0 | ok | answers | 2026-01-05T10:00:00.000Z |
    "
  `);
});

it('lets no text of a stranger change the page', () => {
  const page = healthMarkdown(reportWith([{ status: 'warning', summary: 'a | b\n# c <img> *d* [e](f) `g`' }]));
  const row = page.split('\n').find((line) => line.startsWith('| warning'));
  expect(row).toContain(String.raw`a \| b # c \<img\> \*d\* \[e\](f) \`g\``);
  expect(page.split('\n').filter((line) => line.startsWith('# '))).toEqual(['# Health report']);
});
