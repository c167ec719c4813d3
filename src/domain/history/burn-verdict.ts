import type { Verdict } from '#domain/reading.ts';
import type { Status } from '#domain/status.ts';

import type { Availability } from './availability.ts';
import { budgetOf, type ErrorBudget } from './budget.ts';
import { budgetText, burnText } from './text.ts';

/** A time of which less was seen says nothing about a pace. */
const LEAST_SEEN = 0.5;
const NAMED = 10;

const STATUS = { page: 'critical', ticket: 'warning' } as const;
const RANK: Readonly<Record<Status, number>> = { critical: 0, warning: 1, ok: 2, unknown: 3 };

/** One check that something is promised of. */
export interface Promised {
  readonly id: string;
  readonly budget: ErrorBudget;
  /** Whether anything of it was seen in the whole window. */
  readonly seen: boolean;
}

/** The budget of a promise as alerts take it: a pace counts only in times of which at least half was seen. */
export function promisedOf(
  id: string,
  promise: { readonly target: number; readonly windowMs: number },
  whole: Availability,
  recent: ReadonlyMap<number, Availability>,
): Promised {
  const known = new Map([...recent].filter(([, { coverage }]) => coverage >= LEAST_SEEN));
  return { id, budget: budgetOf(promise.target, promise.windowMs, whole, known), seen: whole.uptime !== null };
}

/** Critical while a budget burns at a pace to wake somebody, a warning at one to be looked into; the worst of all is told. */
export function burnVerdict(all: readonly Promised[]): Verdict {
  const judged = all
    .map((one) => ({ ...one, status: statusOf(one) }))
    .toSorted((a, b) => RANK[a.status] - RANK[b.status] || (b.budget.burn?.factor ?? 0) - (a.budget.burn?.factor ?? 0));
  const [first] = judged;
  if (first === undefined || first.status === 'unknown') return { status: 'unknown', summary: 'nothing was seen yet' };
  const burning = judged.filter(({ status }) => status === 'critical' || status === 'warning');
  const name = all.length > 1 ? `${first.id}: ` : '';
  const others = burning.length > 1 ? `, and ${burning.length - 1} more` : '';
  if (burning.length === 0) return { status: 'ok', summary: `${name}${budgetText(first.budget)}` };
  return {
    status: first.status,
    summary: `${name}burns ${burnText(first.budget)}${others}`,
    hint: `See when it was down: cpm-console history ${first.id} --range 24h`,
    evidence: burning
      .slice(0, NAMED)
      .map(({ id, budget }) => `${id}: ${budgetText(budget)}; ${burnText(budget)}`)
      .join('\n'),
    data: { burning: burning.map(({ id }) => id) },
  };
}

function statusOf({ budget: { burn }, seen }: Promised): Status {
  if (burn !== null) return STATUS[burn.level];
  return seen ? 'ok' : 'unknown';
}
