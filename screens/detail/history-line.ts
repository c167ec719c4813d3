import { widthOf } from '#components/width.ts';
import { lasting } from '#domain/format.ts';
import type { HistoryAccount } from '#domain/history/account.ts';
import { availabilityText } from '#domain/history/availability.ts';
import { forecastText } from '#domain/history/forecast.ts';
import { aboutText } from '#domain/history/text.ts';

const BETWEEN = '   ';

/** `up 99.93 % of 96 % observed   p50 14 ms  p95 40 ms  p99 61 ms   33 min of budget left`: what fits, the most telling first. */
export function historyLine(account: HistoryAccount, width: number): string {
  const { availability, budget, forecast, range, unit } = account;
  const { p50, p95, p99 } = range.total;
  const percentiles = Object.entries({ p50, p95, p99 }).flatMap(([name, value]) =>
    value === null ? [] : [`${name} ${aboutText(value, unit)}`],
  );
  const left = budget === null ? 0 : budget.leftMs;
  const parts = [
    availability.uptime === null ? '' : `up ${availabilityText(availability)}`,
    percentiles.join('  '),
    forecast === null ? '' : forecastText(forecast),
    budget === null ? '' : left >= 0 ? `${lasting(left)} of budget left` : `budget overspent by ${lasting(-left)}`,
  ];
  return parts
    .filter((part) => part !== '')
    .reduce((line, part) => {
      const longer = line === '' ? part : `${line}${BETWEEN}${part}`;
      return widthOf(longer) <= width ? longer : line;
    }, '');
}
