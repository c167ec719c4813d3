import { apportion, type Pair, roundTogether } from './apportion.ts';
import type { Component } from './reading.ts';
import { COMPONENTS, type ComponentScore, type Overall, type Score, type ScoreItem, WEIGHTS, WORTH } from './score.ts';
import type { Status } from './status.ts';

/** What one item brings and costs, in hundredths of a point, so that sums are exact. */
export interface ExplainedItem {
  readonly id: string;
  readonly title: string;
  readonly status: Status;
  readonly summary: string;
  readonly critical: boolean;
  readonly weight: number;
  /** What it brings when it is ok: `earned + lost`. 0 while it is unknown. */
  readonly full: number;
  readonly earned: number;
  readonly lost: number;
}

/** One part of the score, in hundredths of a point; its items' numbers add up to its own. */
export interface ExplainedPart {
  readonly component: Component;
  /** Points of 100 when every part is there: 40, 35, 25. */
  readonly nominal: number;
  /** Points it brings now, after parts that are absent or unknown shared out theirs. 0 while all of it is unknown. */
  readonly full: number;
  readonly earned: number;
  readonly lost: number;
  /** Known share of it by weight, 0..1. */
  readonly coverage: number;
  /** Costliest first. */
  readonly items: readonly ExplainedItem[];
}

/** Where every point of a score comes from and went. `value = (earned - rounding) / 100`, `earned + lost = 10,000`. */
export interface Explanation {
  readonly value: number | null;
  readonly status: Overall;
  readonly low: number;
  readonly high: number;
  readonly coverage: number;
  readonly parts: readonly ExplainedPart[];
  /** Parts nothing is configured for. */
  readonly absent: readonly Component[];
  readonly earned: number;
  readonly lost: number;
  /** What is cut off because a score is never rounded up: 0..99. */
  readonly rounding: number;
  readonly reasons: readonly string[];
}

const ALL = 10_000;

/** Accounts for every point of a score. When nothing is known there are no points to account for. */
export function explain(score: Score): Explanation {
  const { value, status, low, high, coverage, reasons } = score;
  const knownPoints = sum(score.components.map((part) => (part.score === null ? 0 : part.points)));
  const exact = score.components.map((part): Pair => {
    const full = part.score === null ? 0 : (ALL * part.points) / knownPoints;
    return [full * (part.score ?? 0), full * (1 - (part.score ?? 0))];
  });
  const earned = value === null ? 0 : earnedUnits(sum(exact.map(([got]) => got)), value);
  const lost = value === null ? 0 : ALL - earned;
  const rounded = roundTogether(exact, [earned, lost]);
  return {
    value,
    status,
    low,
    high,
    coverage,
    reasons,
    earned,
    lost,
    rounding: earned - 100 * (value ?? 0),
    parts: score.components.map((part, index) => explainPart(part, rounded[index] ?? [0, 0])),
    absent: COMPONENTS.filter((component) => !score.components.some((part) => part.component === component)),
  };
}

/** Whole hundredths that fit the value people see, whatever the last bits of the floating point sum are. */
function earnedUnits(exact: number, value: number): number {
  return Math.min(ALL, 100 * value + 99, Math.max(100 * value, Math.round(exact)));
}

function explainPart(part: ComponentScore, [earned, lost]: Pair): ExplainedPart {
  const worth = ({ status, weight }: ScoreItem): Pair =>
    status === 'unknown' ? [0, 0] : [weight * WORTH[status], weight * (1 - WORTH[status])];
  const got = apportion(
    earned,
    part.items.map((item) => worth(item)[0]),
  );
  const gone = apportion(
    lost,
    part.items.map((item) => worth(item)[1]),
  );
  const items = part.items.map(({ id, title, status, summary, critical, weight }, index): ExplainedItem => {
    const [brought = 0, cost = 0] = [got[index], gone[index]];
    return { id, title, status, summary, critical, weight, full: brought + cost, earned: brought, lost: cost };
  });
  return {
    component: part.component,
    nominal: WEIGHTS[part.component],
    full: earned + lost,
    earned,
    lost,
    coverage: part.coverage,
    items: items.toSorted((a, b) => b.lost - a.lost || rank(b) - rank(a) || a.title.localeCompare(b.title)),
  };
}

/** Unknown stands before the ones that bring all they can. */
const rank = ({ status }: ExplainedItem): number => (status === 'ok' ? 0 : 1);

/** `13.33`, `40`: hundredths of a point as people read them. */
export function points(hundredths: number): string {
  return hundredths % 100 === 0 ? `${hundredths / 100}` : (hundredths / 100).toFixed(2);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
