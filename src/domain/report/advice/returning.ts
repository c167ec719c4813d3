import { span } from '#domain/format.ts';
import type { Incident } from '#domain/incident.ts';

import type { AdviceRule } from './advice.ts';

/** Twice may be chance. */
const TIMES = 3;

/** What came back again and again in the time that the report looks at: its cause was never mended. */
export const returning: AdviceRule = ({ report: { checks, incidents, at } }) =>
  checks.flatMap((check) => {
    const own = incidents.filter(({ checkId }) => checkId === check.id);
    const times = own.reduce((sum, { count }) => sum + Math.max(1, count), 0);
    const [first, last] = [own.at(-1), own[0]];
    if (times < TIMES || first === undefined || last === undefined || !check.counts) return [];
    const ended = own.filter((incident): incident is Incident & { closedAt: number } => incident.closedAt !== null);
    const longest = Math.max(0, ...ended.map(({ openedAt, closedAt }) => closedAt - openedAt));
    const lasted = longest === 0 ? '' : `, the longest ${span(longest)}`;
    return [
      {
        rule: 'returning',
        check: check.id,
        title: check.title,
        severity: 'warning' as const,
        evidence: `failed ${times} times in ${span(Math.max(60_000, at - first.openedAt))}, last in ${last.id}${lasted}`,
        next: `Find the cause: cpm-console diagnose ${check.id}; when it was: cpm-console history ${check.id} --range 24h`,
      },
    ];
  });
