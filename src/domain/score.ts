import type { Component, Reading } from './reading.ts';
import type { Status } from './status.ts';

/** Projects 40, services 35, framework 25: the framework's own weights. */
export const WEIGHTS: Record<Component, number> = { projects: 40, services: 35, framework: 25 };

/** In the order people see them. */
export const COMPONENTS = ['projects', 'services', 'framework'] as const;

export type Overall = 'healthy' | 'attention' | 'critical' | 'unknown';

/** Where the status of a score begins; configurable per environment. */
export interface ScoreLimits {
  /** Above it the score is healthy. */
  readonly healthyAbove: number;
  /** Below it the score is critical. */
  readonly criticalBelow: number;
}

export const DEFAULT_LIMITS: ScoreLimits = { healthyAbove: 85, criticalBelow: 70 };

/** What the score needs to know of a reading. */
export type ScoreItem = Pick<Reading, 'id' | 'title' | 'status' | 'summary' | 'component' | 'critical' | 'weight'> & {
  readonly excluded?: boolean;
};

/** One weighted part. `score`, `low`, `high` are 0..1 or null when nothing of it is known. */
export interface ComponentScore {
  readonly component: Component;
  /** Points of 100 this part can give, after the weight of absent parts was shared out. */
  readonly points: number;
  readonly score: number | null;
  readonly low: number;
  readonly high: number;
  readonly coverage: number;
  readonly items: readonly ScoreItem[];
}

export interface Score {
  /** 0..100, rounded down; null when nothing is known. */
  readonly value: number | null;
  /** The value if every unknown were bad, and if every unknown were good. */
  readonly low: number;
  readonly high: number;
  /** Weighted share of items whose state is known, 0..1. */
  readonly coverage: number;
  readonly status: Overall;
  /** Why the status is worse than the number alone would say. */
  readonly reasons: readonly string[];
  readonly components: readonly ComponentScore[];
}

/** What a known item earns of its weight. */
export const WORTH: Record<Exclude<Status, 'unknown'>, number> = { ok: 1, warning: 0.5, critical: 0 };
const EPSILON = 1e-9;

/**
 * The health score. Not configured drops out and its weight is shared by the others; unknown does not lower the value
 * but widens the band and the coverage; one critical item caps the status.
 */
export function scoreOf(items: readonly ScoreItem[], limits: ScoreLimits = DEFAULT_LIMITS): Score {
  const counted = items.filter((item) => !item.excluded && item.component !== null && item.weight > 0);
  const parts = COMPONENTS.map((component) => ({
    component,
    items: counted.filter((item) => item.component === component),
  })).filter((part) => part.items.length > 0);
  const total = sum(parts.map((part) => WEIGHTS[part.component]));
  const components = parts.map((part) =>
    componentScore(part.component, part.items, (100 * WEIGHTS[part.component]) / total),
  );
  const known = components.filter((part) => part.score !== null);
  const knownPoints = sum(known.map((part) => part.points));
  const value =
    knownPoints === 0
      ? null
      : Math.floor((100 * sum(known.map((p) => p.points * (p.score ?? 0)))) / knownPoints + EPSILON);
  const low = Math.floor(sum(components.map((part) => part.points * part.low)) + EPSILON);
  const high = Math.floor(sum(components.map((part) => part.points * part.high)) + EPSILON);
  const coverage = Math.round(10 * sum(components.map((part) => part.points * part.coverage))) / 1000;
  return { value, low, high, coverage, components, ...verdict(value, low, coverage, counted, limits) };
}

function componentScore(component: Component, items: readonly ScoreItem[], points: number): ComponentScore {
  const weightOf = (list: readonly ScoreItem[]) => sum(list.map((item) => item.weight));
  const known = items.filter((item) => item.status !== 'unknown');
  const total = weightOf(items);
  const knownWeight = weightOf(known);
  const earned = sum(known.map((item) => item.weight * (item.status === 'unknown' ? 0 : WORTH[item.status])));
  return {
    component,
    points,
    score: knownWeight === 0 ? null : earned / knownWeight,
    low: earned / total,
    high: (earned + total - knownWeight) / total,
    coverage: knownWeight / total,
    items,
  };
}

function verdict(
  value: number | null,
  low: number,
  coverage: number,
  items: readonly ScoreItem[],
  limits: ScoreLimits,
): Pick<Score, 'status' | 'reasons'> {
  if (value === null) return { status: 'unknown', reasons: ['nothing is known yet'] };
  if (coverage < 0.5) return { status: 'unknown', reasons: [`only ${Math.round(coverage * 100)} % of it is known`] };
  const failing = items.filter((item) => item.status === 'critical');
  const capped = failing.filter((item) => item.critical);
  if (capped.length > 0)
    return { status: 'critical', reasons: capped.map((item) => `${item.title} is critical for everything`) };
  if (value < limits.criticalBelow) return { status: 'critical', reasons: [`below ${limits.criticalBelow}`] };
  const reasons: string[] = [];
  if (value <= limits.healthyAbove) reasons.push(`not above ${limits.healthyAbove}`);
  if (low < limits.criticalBelow) reasons.push(`could be as low as ${low}: too much is unknown`);
  reasons.push(...failing.map((item) => `${item.title}: ${item.summary}`));
  return { status: reasons.length > 0 ? 'attention' : 'healthy', reasons };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
