import { tables } from './groups.ts';

/** Places on the list at most. */
export const MOST = 4096;
/** Bytes of a place. */
export const PLACE_BYTES = 4;
/** Bytes of memory that the list of a finder takes: the places, and where the search ended. */
export const LIST_BYTES = (MOST + 1) * PLACE_BYTES;

/** Searches a text for whatever could make its line an error. */
export interface Finder {
  /** Places from the first to the last, and behind them where the search ended. */
  readonly list: Uint32Array;
  /**
   * Lists the places from `from` on where something begins that could make its line an error, and answers how many. The
   * search ends at `to`, or where the list is full; some of the last places may lie behind `to`.
   */
  readonly find: (from: number, to: number) => number;
}

/** Searches a byte at a time, where there is nothing better. */
export function plainFinder(bytes: Uint8Array): Finder {
  const [first, second, third] = tables().map(({ low, high }) =>
    Uint8Array.from({ length: 256 }, (_, byte) => (low[byte & 15] ?? 0) & (high[byte >> 4] ?? 0)),
  );
  const isSuspect = (at: number): boolean =>
    ((first?.[bytes[at] ?? 0] ?? 0) & (second?.[bytes[at + 1] ?? 0] ?? 0) & (third?.[bytes[at + 2] ?? 0] ?? 0)) !== 0;
  const list = new Uint32Array(MOST + 1);
  return {
    list,
    find(from, to) {
      let count = 0;
      let at = from;
      for (; at < to && count < MOST; at += 1) if (isSuspect(at)) list[count++] = at;
      list[count] = at;
      return count;
    },
  };
}
