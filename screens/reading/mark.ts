import { type Look, statusLook } from '#components/look.tsx';
import type { Reading } from '#domain/reading.ts';

import { textIn } from './facts.ts';

export interface Mark {
  readonly glyph: string;
  readonly color: string | undefined;
  /** Nothing about it needs a person. */
  readonly calm: boolean;
}

/** Whether a check is paused at a time. */
export const isPaused = (reading: Reading, now: number): boolean => (reading.pausedUntil ?? 0) > now;

/** Something that does not run and is not meant to. */
export const isStopped = (reading: Reading): boolean =>
  reading.status === 'ok' && textIn(reading, 'state') === 'stopped';

/** The glyph before a reading. What is paused or stopped on purpose is a ring, not a failure and not a success. */
export function markOf(reading: Reading, now: number, look: Look): Mark {
  if (isPaused(reading, now) || isStopped(reading))
    return { glyph: look.glyphs.stopped, color: look.colors.unknown, calm: true };
  return { ...statusLook(reading.status, look), calm: reading.status === 'ok' };
}
