import type { Incident } from '#domain/incident.ts';

import { type Availability, availabilityOf } from './availability.ts';
import type { ErrorBudget } from './budget.ts';
import type { Forecast } from './forecast.ts';
import type { SeriesRange } from './range.ts';

/** Everything that history says of one check over one time. */
export interface HistoryAccount {
  readonly id: string;
  readonly title: string;
  readonly unit: string | undefined;
  readonly range: SeriesRange;
  readonly availability: Availability;
  /** Null when nothing is promised of it. */
  readonly budget: ErrorBudget | null;
  readonly forecast: Forecast | null;
  /** Those that were open at some time of it, the oldest first. */
  readonly incidents: readonly Incident[];
}

/** Puts together what was read. */
export function accountOf(given: Omit<HistoryAccount, 'availability'>): HistoryAccount {
  const { from, to, total } = given.range;
  return {
    ...given,
    availability: availabilityOf(total),
    incidents: given.incidents
      .filter(({ checkId, openedAt, closedAt }) => checkId === given.id && openedAt < to && (closedAt ?? to) >= from)
      .toSorted((a, b) => a.openedAt - b.openedAt),
  };
}
