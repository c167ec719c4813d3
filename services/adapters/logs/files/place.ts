import { BEGINNING, type Position } from '#services/adapters/logs/stream.ts';

import type { Generation } from './generation.ts';

/** A place in one generation of a log, in bytes of what is in it. */
export interface Place {
  readonly id: number;
  readonly offset: number;
}

export const placed = ({ id, offset }: Place): Position => `${id}:${offset}`;

/** Null for {@link BEGINNING}. */
export function placeOf(position: Position): Place | null {
  if (position === BEGINNING) return null;
  const [id = '', offset = ''] = position.split(':');
  return { id: Number(id), offset: Number(offset) };
}

/** Where reading begins: where a generation is gone, at the edge of the nearest there is. `offset` null is an edge. */
export function startAt(
  generations: readonly Generation[],
  place: Place | null,
  way: 'up' | 'down',
): { readonly index: number; readonly offset: number | null } {
  if (place === null) return { index: way === 'up' ? -1 : 0, offset: null };
  const index = generations.findIndex(({ id }) => id === place.id);
  if (index >= 0) return { index, offset: place.offset };
  const next = generations.findIndex(({ id }) => id > place.id);
  const after = next < 0 ? generations.length : next;
  return { index: way === 'up' ? after - 1 : after, offset: null };
}
