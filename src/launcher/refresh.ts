import type { AnyKind, Instance } from '#services/checks/check.ts';

/** What changes by the second and costs next to nothing to read follows the refresh of the screen. */
const QUICK_MS = 2000;

/** The checks with the cheap local ones looked at every `refreshMs`, unless a person gave them an interval of their own. */
export function atRefresh(
  instances: readonly Instance[],
  kinds: readonly AnyKind[],
  refreshMs: number,
): readonly Instance[] {
  const quick = new Set(
    kinds.filter(({ group, intervalMs }) => group === 'system' && intervalMs <= QUICK_MS).map(({ kind }) => kind),
  );
  return instances.map((instance) =>
    quick.has(instance.kind) && instance.intervalMs === undefined ? { ...instance, intervalMs: refreshMs } : instance,
  );
}
