import { isOutOfCount, type Reading } from '#domain/reading.ts';
import { byBadness } from '#domain/status.ts';

/** Of equals, what others need comes first. */
const KINDS = ['service', 'memory-service', 'process', 'disk', 'memory', 'swap', 'network', 'github'];

/**
 * What is broken now, the worst first: critical before warnings, marked critical before others, then what others need,
 * then what has lasted longest. What is paused, or explained by another one, comes last or not at all. `about` is the check
 * a person came from; it goes before all others while it fails.
 */
export function brokenIn(readings: readonly Reading[], about: string | null, now: number): readonly Reading[] {
  return readings
    .filter(
      (reading) =>
        (reading.status === 'critical' || reading.status === 'warning') &&
        (reading.pausedUntil ?? 0) <= now &&
        !isOutOfCount(reading),
    )
    .toSorted(
      (a, b) =>
        Number(b.id === about) - Number(a.id === about) ||
        byBadness(a.status, b.status) ||
        Number(isExplained(a)) - Number(isExplained(b)) ||
        Number(b.critical) - Number(a.critical) ||
        rank(a) - rank(b) ||
        a.since - b.since,
    );
}

/** Whether another failure is the reason for it. */
const isExplained = ({ data }: Reading): boolean => typeof data?.['suppressedBy'] === 'string';

function rank({ kind }: Reading): number {
  const at = KINDS.findIndex((known) => kind === known || kind.startsWith(`${known}-`));
  return at < 0 ? KINDS.length : at;
}
