/** This many restarts within this time are a crash loop, however alive a service looks in between. */
const LOOP = 3;
const WITHIN_MS = 60_000;

interface Seen {
  readonly at: number;
  readonly restarts: number;
}

/** Counts restarts from look to look; true for a crash loop. `memory` is the check's own. */
export function isLooping(memory: Map<string, unknown>, restarts: number | null, now: number): boolean {
  if (restarts === null) return false;
  const before = memory.get('restarts');
  const seen = (isSeen(before) ? before : []).filter(({ at }) => now - at <= WITHIN_MS);
  // A counter that went back was reset by hand or by a reboot.
  const kept = (seen.at(-1)?.restarts ?? 0) > restarts ? [] : seen;
  memory.set('restarts', [...kept, { at: now, restarts }]);
  return restarts - (kept[0]?.restarts ?? restarts) >= LOOP;
}

function isSeen(value: unknown): value is Seen[] {
  return Array.isArray(value);
}
