import { type DiskSeen, NEARLY } from '#domain/diagnosis/disk/facts.ts';
import { seenIn } from '#domain/diagnosis/observed.ts';
import type { Looking } from '#services/procedures/diagnose/looking.ts';

/** The disk when it is so full that it is worth looking for what fills it, else null. */
export function isTight(disk: Looking<DiskSeen>): DiskSeen | null {
  const seen = seenIn(disk.observed());
  const { usedPercent = 0, inodesUsedPercent = 0 } = seen?.usage ?? {};
  return Math.max(usedPercent, inodesUsedPercent ?? 0) >= NEARLY ? seen : null;
}
