import { fnv1a } from '#domain/hash.ts';
import type { Instance } from '#services/checks/check.ts';
import type { State } from '#services/ports/state.ts';

/** What the last discovery found, and when (epoch ms). */
export interface Discovered {
  readonly at: number;
  readonly instances: readonly Instance[];
}

/** Discoveries of this many configurations are kept side by side. */
const SLOTS = 4;

/** Null when nothing was found yet for this configuration, or what was kept is not readable. */
export function recall(state: State, key: string): Discovered | null {
  const text = state.get(slotOf(key));
  if (text === null) return null;
  try {
    const kept: unknown = JSON.parse(text);
    return isKept(kept) && kept.key === key ? { at: kept.at, instances: kept.instances } : null;
  } catch {
    return null;
  }
}

export function remember(state: State, key: string, { at, instances }: Discovered): void {
  state.set(slotOf(key), JSON.stringify({ key, at, instances }));
}

function slotOf(key: string): string {
  return `discovery:${fnv1a(key) % SLOTS}`;
}

/** We wrote it ourselves; this only guards against a file from another release. */
function isKept(value: unknown): value is Discovered & { readonly key: string } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'key' in value &&
    'at' in value &&
    typeof value.at === 'number' &&
    'instances' in value &&
    Array.isArray(value.instances)
  );
}
