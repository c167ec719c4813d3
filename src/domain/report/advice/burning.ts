import { budgetText, burnText } from '#domain/history/text.ts';

import type { AdviceRule } from './advice.ts';

/** A promise that is broken, or will be at this pace. */
export const burning: AdviceRule = ({ report: { checks }, budgets }) =>
  checks.flatMap((check) => {
    const budget = budgets.get(check.id);
    if (budget === undefined || (budget.leftMs >= 0 && budget.burn === null)) return [];
    const urgent = budget.leftMs < 0 || budget.burn?.level === 'page';
    return [
      {
        rule: 'burning',
        check: check.id,
        title: check.title,
        severity: urgent ? ('critical' as const) : ('warning' as const),
        evidence: [budgetText(budget), ...(budget.burn === null ? [] : [burnText(budget)])].join('; '),
        next: `Put off risky changes, and see when it was down: cpm-console history ${check.id} --range 7d`,
      },
    ];
  });
