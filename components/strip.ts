import type { Status } from '#domain/status.ts';

import type { Glyphs } from './glyphs.ts';

/** The last `width` looks by shape: up, half up, down, and a dot for what nobody knows. */
export function strip(looks: readonly (Status | null)[], width: number, { looks: shape }: Glyphs): string {
  const shapes: Record<Status, string> = {
    ok: shape.up,
    warning: shape.weak,
    critical: shape.down,
    unknown: shape.none,
  };
  return looks
    .slice(-width)
    .map((status) => (status === null ? shape.none : shapes[status]))
    .join('')
    .padStart(width, shape.none);
}
