import { lasting, plural, span } from '#domain/format.ts';
import { quantity } from '#domain/quantity.ts';

import type { HistoryAccount } from './account.ts';
import { availabilityText, shareText } from './availability.ts';
import type { ErrorBudget } from './budget.ts';
import { evidenceText, forecastText } from './forecast.ts';

/** What history says, as names and sentences; what it cannot say is left out. */
export function historyFacts(account: HistoryAccount): readonly { readonly name: string; readonly text: string }[] {
  const { availability, budget, forecast, incidents, range, unit } = account;
  const { total } = range;
  const write = (value: number | null): string => (value === null ? '-' : quantity(value, unit));
  const about = (value: number | null): string => (value === null ? '-' : aboutText(value, unit));
  const down = availability.downMs === 0 ? 'never down' : `${lasting(availability.downMs)} down`;
  const open = incidents.filter(({ closedAt }) => closedAt === null).length;
  return [
    {
      name: 'uptime',
      text: [availabilityText(availability), ...(availability.uptime === null ? [] : [down])].join(', '),
    },
    ...(total.count === 0
      ? []
      : [
          { name: 'values', text: `${write(total.min)} to ${write(total.max)}, mean ${write(total.mean)}` },
          { name: 'percentiles', text: `p50 ${about(total.p50)}, p95 ${about(total.p95)}, p99 ${about(total.p99)}` },
        ]),
    ...(budget === null ? [] : [{ name: 'budget', text: budgetText(budget) }]),
    ...(budget?.burn ? [{ name: 'burns', text: burnText(budget) }] : []),
    ...(forecast === null ? [] : [{ name: 'forecast', text: `${forecastText(forecast)}: ${evidenceText(forecast)}` }]),
    {
      name: 'incidents',
      text: incidents.length === 0 ? 'none' : `${incidents.length}${open === 0 ? '' : `, ${open} open`}`,
    },
    { name: 'looks', text: `${plural(total.count, 'value')}, a step is ${span(range.bucketMs)}` },
  ];
}

/** A percentile with the digits that are known: it may be wrong by three hundredths of itself. */
export const aboutText = (value: number, unit: string | undefined): string =>
  quantity(Number(value.toPrecision(3)), unit);

/** `99.9 % over 30 d allows 43 min down: 10 min taken, 33 min left`. */
export function budgetText({ target, windowMs, allowedMs, spentMs, leftMs }: ErrorBudget): string {
  const left = leftMs >= 0 ? `${lasting(leftMs)} left` : `${lasting(-leftMs)} too much`;
  return `${shareText(target)} over ${span(windowMs)} allows ${lasting(allowedMs)} down: ${lasting(spentMs)} taken, ${left}`;
}

/** `14.4 times faster than allowed in the last 1 h`. */
export function burnText({ burn }: ErrorBudget): string {
  return burn === null
    ? ''
    : `${Math.round(burn.factor * 10) / 10} times faster than allowed in the last ${span(burn.overMs)}`;
}
