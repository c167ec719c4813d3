import { activityOf } from '#domain/activity.ts';
import { plural } from '#domain/format.ts';
import type { JsonObject } from '#domain/json.ts';
import type { Verdict } from '#domain/reading.ts';
import type { Status } from '#domain/status.ts';
import { judge, type Thresholds } from '#domain/threshold.ts';

import type { Rule, RulePack } from './packs.ts';

/** How one rule came out. */
export interface Outcome {
  readonly rule: Rule;
  /** The path that was found; null when none of them is there. */
  readonly found: string | null;
}

export interface Judging {
  readonly limits: Thresholds;
  readonly previous: Status | null;
  /** Epoch ms. */
  readonly now: number;
  /** Epoch ms at which the plan changed last; null without one. */
  readonly planChangedAt: number | null;
}

const SHOWN = 2;

/** Judges the weighted share of rules that hold; every rule is in the data, with what was found and why it matters. */
export function judgeCompliance(
  pack: RulePack,
  outcomes: readonly Outcome[],
  { limits, previous, now, planChangedAt }: Judging,
): Verdict {
  const counted = outcomes.filter(({ rule }) => rule.weight > 0);
  const met = counted.filter(({ found }) => found !== null);
  const missing = counted.filter(({ found }) => found === null).toSorted((a, b) => b.rule.weight - a.rule.weight);
  const total = weightOf(counted);
  const percent = total === 0 ? 100 : Math.floor((100 * weightOf(met)) / total);
  const status = judge(percent, limits, previous);
  return {
    status,
    summary: [`${percent} %`, `${met.length} of ${counted.length}`, ...missingWords(missing)].join(', '),
    value: percent,
    unit: '%',
    hint: status === 'ok' || missing[0] === undefined ? undefined : hintFor(missing[0].rule),
    metrics: [
      { name: 'passed', value: met.length, unit: null },
      { name: 'rules', value: counted.length, unit: null },
    ],
    data: {
      pack: pack.id,
      packVersion: pack.version,
      percent,
      compliance: percent >= 80 ? 'compliant' : percent >= 60 ? 'partial' : 'non-compliant',
      ...planData(planChangedAt, now),
      rules: outcomes.map(({ rule, found }) => ({
        id: rule.id,
        paths: rule.anyOf,
        found,
        weight: rule.weight,
        why: rule.why,
      })),
    },
  };
}

function planData(changedAt: number | null, now: number): JsonObject {
  return changedAt === null
    ? { plan: null, planChangedAt: null }
    : { plan: activityOf(now - changedAt), planChangedAt: new Date(changedAt).toISOString() };
}

function weightOf(outcomes: readonly Outcome[]): number {
  return outcomes.reduce((sum, { rule }) => sum + rule.weight, 0);
}

function missingWords(missing: readonly Outcome[]): string[] {
  const names = missing.slice(0, SHOWN).map(({ rule }) => `no ${rule.anyOf[0]}`);
  const more = missing.length - SHOWN;
  return more > 0 ? [...names, `${plural(more, 'more thing')} missing`] : names;
}

function hintFor({ anyOf, why }: Rule): string {
  const [path = '', ...others] = anyOf;
  const what = path.endsWith('/') ? 'folder' : 'file';
  const or = others.length > 0 ? ` (or ${others.join(', ')})` : '';
  return `Create the ${what} ${path}${or}: it ${why}`;
}
