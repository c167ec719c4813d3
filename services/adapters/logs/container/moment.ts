import { BEGINNING, type Position } from '#services/adapters/logs/stream.ts';

import type { Spoken } from './spoken.ts';

/** A place in what a container said: behind the first `nth` lines of a moment (nanoseconds since 1970). */
export interface Moment {
  readonly at: bigint;
  readonly nth: number;
}

/** A line with the places around it. */
export interface Said extends Spoken {
  readonly start: Moment;
  readonly end: Moment;
}

export const placed = ({ at, nth }: Moment): Position => `${at}|${nth}`;

export function momentOf(position: Position): Moment {
  if (position === BEGINNING) return { at: 0n, nth: 0 };
  const [at = '0', nth = '0'] = position.split('|');
  return { at: BigInt(at), nth: Number(nth) };
}

/** Whether a line stands behind a place. */
export function isAfter({ start }: Said, place: Moment): boolean {
  return start.at > place.at || (start.at === place.at && start.nth >= place.nth);
}

/** So many moments back a line may still come late. */
const REMEMBERED = 256;

/** Numbers the lines of one moment, which must all be given to it. */
export class Ordered {
  readonly #counts = new Map<bigint, number>();

  next(line: Spoken): Said {
    const { at } = line;
    const nth = this.#counts.get(at) ?? 0;
    this.#counts.set(at, nth + 1);
    for (const old of this.#counts.keys()) if (this.#counts.size > REMEMBERED) this.#counts.delete(old);
    return { ...line, start: { at, nth }, end: { at, nth: nth + 1 } };
  }
}

/** By their moments, and within one as they came. */
export function inOrder(said: readonly Said[]): Said[] {
  return said.toSorted(({ start: a }, { start: b }) => (a.at === b.at ? a.nth - b.nth : a.at < b.at ? -1 : 1));
}
