import { type Status, worst } from './status.ts';

/** What a slice of history shows: its highest value, and the worst status of its looks. */
export interface Bucket {
  /** Null when no look in it had a value. */
  readonly value: number | null;
  readonly status: Status;
}

interface Look {
  readonly at: number;
  readonly value: number | null;
  readonly status: Status;
}

/**
 * Cuts the time from `from` to `to` into `count` slices. A look holds until the next one, but not longer than `holdMs`:
 * beyond it nobody looked, and the slice is null. `looks` are oldest first.
 */
export function bucketsOf(
  looks: readonly Look[],
  from: number,
  to: number,
  count: number,
  holdMs: number,
): readonly (Bucket | null)[] {
  const size = (to - from) / count;
  let next = 0;
  let held: Look | null = null;
  return Array.from({ length: count }, (_, index) => {
    const start = from + index * size;
    const inside: Look[] = [];
    for (let look = looks[next]; look !== undefined && look.at < start + size; look = looks[++next]) {
      if (look.at >= start) inside.push(look);
      held = look;
    }
    if (inside.length > 0) return bucketOf(inside);
    return held !== null && start - held.at <= holdMs ? bucketOf([held]) : null;
  });
}

function bucketOf(looks: readonly Look[]): Bucket {
  const values = looks.flatMap(({ value }) => (value === null ? [] : [value]));
  return {
    value: values.length === 0 ? null : values.reduce((most, value) => Math.max(most, value)),
    status: worst(looks.map(({ status }) => status)),
  };
}
