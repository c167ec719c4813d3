import { span } from '#domain/format.ts';

import type { AdviceRule } from './advice.ts';

/** What is not ok and knows what to do about it, unless another failure explains it. */
export const failing: AdviceRule = ({ report: { checks, at } }) =>
  checks.flatMap((check) => {
    const { id, title, status, summary, since, hint, counts, data } = check;
    if (status === 'ok' || hint === undefined || !counts || typeof data?.['suppressedBy'] === 'string') return [];
    const lasts = since > 0 && !check.stale ? ` for ${span(Math.max(0, at - since))}` : '';
    const severity = status === 'critical' ? ('critical' as const) : ('warning' as const);
    return [{ rule: 'failing', check: id, title, severity, evidence: `${status}${lasts}: ${summary}`, next: hint }];
  });
