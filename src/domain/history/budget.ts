import type { Availability } from './availability.ts';

/** What may go wrong before a promise of uptime is broken. */
export interface ErrorBudget {
  /** Share of the time promised, 0..1. */
  readonly target: number;
  /** Time that the promise is about. */
  readonly windowMs: number;
  /** Time down that it allows, was taken, and is left; negative when the promise is broken. */
  readonly allowedMs: number;
  readonly spentMs: number;
  readonly leftMs: number;
  /** How many times faster than allowed the budget is spent, and what it means; null when at no alarming pace. */
  readonly burn: Burn | null;
}

export interface Burn {
  readonly level: 'page' | 'ticket';
  readonly factor: number;
  /** The longer of the two times in which it is seen. */
  readonly overMs: number;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

interface BurnRule {
  readonly level: Burn['level'];
  readonly factor: number;
  readonly overMs: number;
  /** Still so in this time: what is over by now is no alarm. */
  readonly stillMs: number | null;
}

/** Rates of several windows, as in the SRE workbook, chapter "Alerting on SLOs"; the first that holds is told. */
export const BURN_RULES: readonly BurnRule[] = [
  { level: 'page', factor: 14.4, overMs: HOUR, stillMs: 5 * MINUTE },
  { level: 'page', factor: 6, overMs: 6 * HOUR, stillMs: 30 * MINUTE },
  { level: 'ticket', factor: 1, overMs: 72 * HOUR, stillMs: null },
];

/** The times whose availability a budget asks for. */
export const BURN_WINDOWS: readonly number[] = [
  ...new Set(BURN_RULES.flatMap(({ overMs, stillMs }) => (stillMs === null ? [overMs] : [overMs, stillMs]))),
];

/** Of the availability over the whole window and over each of `BURN_WINDOWS`. */
export function budgetOf(
  target: number,
  windowMs: number,
  whole: Availability,
  recent: ReadonlyMap<number, Availability>,
): ErrorBudget {
  const allowedMs = (1 - target) * windowMs;
  const spentMs = whole.downMs;
  return { target, windowMs, allowedMs, spentMs, leftMs: allowedMs - spentMs, burn: burnOf(target, recent) };
}

function burnOf(target: number, recent: ReadonlyMap<number, Availability>): Burn | null {
  const rate = (ms: number): number => {
    const uptime = recent.get(ms)?.uptime ?? null;
    return uptime === null ? 0 : (1 - uptime) / (1 - target);
  };
  for (const { level, factor, overMs, stillMs } of BURN_RULES) {
    const fast = (ms: number): boolean => rate(ms) > factor * (1 + 1e-9);
    if (fast(overMs) && (stillMs === null || fast(stillMs))) return { level, factor: rate(overMs), overMs };
  }
  return null;
}
