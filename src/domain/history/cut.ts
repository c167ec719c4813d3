import { floorTo } from './part.ts';
import { RAW_KEPT_MS, type Tier, TIERS } from './tiers.ts';

/** How a range is cut: into steps from `from` on, made of what one tier keeps (null: of the looks themselves). */
export interface Cut {
  readonly from: number;
  readonly to: number;
  readonly stepMs: number;
  readonly tier: Tier | null;
}

const SECOND = 1000;
/** More rows than this take longer than anybody sees of them: a coarser tier then does that has this share of the steps asked for. */
const MANY = 1000;
const ENOUGH = 0.4;

/**
 * Chooses the step for at most `points` of them (one at least), and the coarsest tier that is fine enough for it. A range that begins
 * before what a tier keeps (at `now`) is cut by the next coarser one.
 */
export function cutOf(from: number, to: number, points: number, now: number): Cut {
  const most = Math.max(1, Math.floor(points));
  const wanted = (to - from) / most;
  if (wanted < TIERS[0].stepMs && from >= now - RAW_KEPT_MS) return cutInto(from, to, most, SECOND, null);
  const exact = TIERS.findLast(({ stepMs }) => stepMs <= wanted) ?? TIERS[0];
  const rougher = TIERS.findLast(({ stepMs }) => stepMs * ENOUGH <= wanted) ?? exact;
  const fine = (to - from) / exact.stepMs > MANY ? rougher : exact;
  const tier = TIERS.find((each) => each.stepMs >= fine.stepMs && from >= now - each.keptMs) ?? TIERS[2];
  return cutInto(from, to, most, tier.stepMs, tier);
}

/** Steps are whole numbers of `unit` and begin where it does. */
function cutInto(from: number, to: number, most: number, unit: number, tier: Tier | null): Cut {
  const start = floorTo(from, unit);
  return { from: start, to, stepMs: Math.max(unit, Math.ceil((to - start) / most / unit) * unit), tier };
}
