import type { Reading } from '#domain/reading.ts';
import type { AnyKind, Instance } from '#services/checks/check.ts';

import { placeOf } from './run-check.ts';

interface Known {
  readonly kind: AnyKind;
  readonly instance: Instance;
  readonly previous: Reading | null;
}

/** What a paused check shows: its last reading, marked. Null when the mark is there already. */
export function paused({ kind, instance, previous }: Known, until: number, now: number): Reading | null {
  if (previous?.pausedUntil === until) return null;
  if (previous) return { ...previous, pausedUntil: until };
  const place = placeOf(kind, instance);
  return { ...place, status: 'unknown', summary: 'paused', takenAt: now, since: now, tookMs: 0, pausedUntil: until };
}

/** Epoch ms until which a check rests, by the configuration or by a person; 0 when it does not. */
export function pausedUntil(instance: Instance, pauses: Readonly<Record<string, number>>): number {
  return Math.max(instance.pausedUntil ?? 0, pauses[instance.id] ?? 0);
}
