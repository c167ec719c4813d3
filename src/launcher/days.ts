import { dayOf, lastDays } from '#domain/score-days.ts';
import type { World } from '#services/ports/world.ts';

const DAY_MS = 86_400_000;
/** As many as tell a week, in as many columns. */
const DAYS = 7;

/** The score of each day of the last week; see {@link lastDays}. */
export function weekOf({ state, clock }: Pick<World, 'state' | 'clock'>): readonly (number | null)[] {
  const now = clock.now();
  return lastDays(state.dailyScores('', dayOf(now - (DAYS - 1) * DAY_MS)), now, DAYS);
}
