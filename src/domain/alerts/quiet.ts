import { covers } from './scope.ts';
import type { Planned } from './settings.ts';
import { weeklyAt } from './weekly.ts';

/** Keeps checks quiet for a while: they are still run, nobody is told. */
export interface Quiet {
  readonly id: number;
  /** Check id, glob of check ids, or `*`. */
  readonly scope: string;
  /** Epoch ms. */
  readonly from: number;
  readonly to: number;
  readonly kind: 'silence' | 'maintenance';
  /** Run that wished it, or the name of a person. */
  readonly by: string;
  readonly reason: string;
}

/** Why nobody is told of a check now, and until when (epoch ms). */
export interface Hush {
  readonly kind: Quiet['kind'];
  readonly to: number;
}

/** The quiet that holds for a check: maintenance before silence, of two the one that lasts longer; null for none. */
export function hushOf(
  checkId: string,
  quiets: readonly Quiet[],
  planned: readonly Planned[],
  now: number,
): Hush | null {
  const rows = quiets.filter(({ scope, from, to }) => from <= now && now < to && covers(scope, checkId));
  const windows = planned.flatMap((plan): Hush[] => {
    if (!covers(plan.scope, checkId)) return [];
    const window = plan.type === 'once' ? plan : weeklyAt(plan, now);
    return window !== null && window.from <= now && now < window.to ? [{ kind: 'maintenance', to: window.to }] : [];
  });
  const all = [...rows, ...windows].toSorted((a, b) => b.to - a.to);
  return all.find(({ kind }) => kind === 'maintenance') ?? all[0] ?? null;
}
