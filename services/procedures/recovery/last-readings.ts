import type { Reading } from '#domain/reading.ts';

import type { RecoveryWorld } from './world.ts';

/** What checks said last; nothing where the state cannot be used: a recovery does without it. */
export function lastReadings({ state }: Pick<RecoveryWorld, 'state'>): readonly Reading[] {
  try {
    return state.readings();
  } catch {
    return [];
  }
}
