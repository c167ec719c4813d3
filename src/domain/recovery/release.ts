import { textField } from '#domain/field.ts';
import { isJsonObject } from '#domain/json.ts';
import { type RunState, stepOf } from '#domain/procedure/run-state.ts';

import type { KnownGood } from './levels.ts';

/** A push that was through. */
export interface Release {
  readonly project: string;
  /** `2.4.1` */
  readonly version: string;
  /** Full name. */
  readonly commit: string;
  readonly tag: string | null;
  /** Epoch ms of its end. */
  readonly at: number;
  /** The run it was made by. */
  readonly run: string;
}

/** What a run released; null when it is no push, did not end done, or pushed nothing with a version. */
export function releaseIn(run: RunState): Release | null {
  const { plan, state, endedAt } = run;
  if (plan?.procedure !== 'push' || state !== 'done' || endedAt === null) return null;
  if (stepOf(run, 'push').state !== 'done' || !isJsonObject(plan.params)) return null;
  const version = textField(plan.params, 'next');
  // What became of the release commit in a pull request is what was released.
  const [merged, made] = ['merged', 'commit'].map((step) => textField(stepOf(run, step).result, 'commit'));
  const commit = merged ?? made ?? textField(plan.params, 'base');
  const project = textField(plan.params, 'project', 'id');
  if (version === null || commit === null || project === null) return null;
  return { project, version, commit, tag: textField(plan.params, 'tag', 'name'), at: endedAt, run: run.run };
}

/** How long a release has to be healthy to be known as good. */
export const PROVEN_AFTER_MS = 24 * 3_600_000;
const HOUR_MS = 3_600_000;

/** What was seen while a release was the newest. */
export interface Seen {
  /** Epoch ms of every critical reading, and of every incident's beginning, of its checks. */
  readonly criticalAt: readonly number[];
  /** Epoch ms of the first look at any of them at or after a time; null when nobody looked since. */
  readonly lookedAfter: (at: number) => number | null;
}

export interface JudgedRelease extends KnownGood {
  readonly version: string;
  /** Whether it was healthy for 24 h while somebody looked. */
  readonly proven: boolean;
}

/** Releases of one project, the newest first, each with whether it is known to be good and why. */
export function judgedReleases(releases: readonly Release[], seen: Seen, now: number): readonly JudgedRelease[] {
  const sorted = releases.toSorted((a, b) => b.at - a.at);
  return sorted.map(({ commit, tag, at, version }, index): JudgedRelease => {
    const until = sorted[index - 1]?.at ?? now;
    const critical = seen.criticalAt.filter((one) => one >= at && one < until);
    const healthyMs = Math.min(until, ...critical) - at;
    const looked = seen.lookedAfter(at);
    const hours = Math.floor(healthyMs / HOUR_MS);
    const good = { commit, tag, at, version };
    if (looked === null || looked >= until)
      return { ...good, proven: false, because: 'released, but no check looked at it' };
    if (healthyMs >= PROVEN_AFTER_MS)
      return { ...good, proven: true, because: `released, healthy for ${hours} h after` };
    const end = critical.length > 0 ? 'then critical' : until === now ? 'not proven yet' : 'then replaced';
    return { ...good, proven: false, because: `released, healthy for ${hours} h after, ${end}` };
  });
}
