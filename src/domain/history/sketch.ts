/**
 * How often values of about one size were seen: buckets that grow by a constant factor, so that a percentile is wrong by at most
 * `SKETCH_ERROR` of itself, whatever was merged in whatever order (log buckets as in DDSketch). Keys are the buckets' numbers, 0 is
 * zero, negative ones mirror the positive ones.
 */
export type Sketch = ReadonlyMap<number, number>;

/** A percentile lies within this share of the true one. */
export const SKETCH_ERROR = 0.03;

const GROWTH = (1 + SKETCH_ERROR) / (1 - SKETCH_ERROR);
const LOG_GROWTH = Math.log(GROWTH);
/** Below it a value is zero. */
const LEAST = 1e-9;
/** Makes the key of the smallest value a positive number. */
const OFFSET = 400;

export const EMPTY_SKETCH: Sketch = new Map();

/** Of `count` values; what is not finite is left out. */
export function sketchOf(values: Iterable<number>): Sketch {
  const sketch = new Map<number, number>();
  for (const value of values) if (Number.isFinite(value)) count(sketch, keyOf(value), 1);
  return sketch;
}

/** What one sketch of all the values would be. */
export function mergeSketches(sketches: Iterable<Sketch>): Sketch {
  const sum = new Map<number, number>();
  for (const sketch of sketches) for (const [key, times] of sketch) count(sum, key, times);
  return sum;
}

/** The value that the share `q` (0..1) of all values does not exceed; null of an empty sketch. */
export function quantile(sketch: Sketch, q: number): number | null {
  return quantiles(sketch, [q])[0] ?? null;
}

/** Several at once, in the order of `shares`, which ascend. */
export function quantiles(sketch: Sketch, shares: readonly number[]): readonly (number | null)[] {
  const keys = Int32Array.from(sketch.keys()).toSorted();
  let all = 0;
  for (const times of sketch.values()) all += times;
  let [seen, next] = [0, 0];
  return shares.map((q) => {
    const rank = Math.max(1, Math.ceil(q * all));
    while (next < keys.length && seen < rank) {
      seen += sketch.get(keys[next] ?? 0) ?? 0;
      next += 1;
    }
    return next === 0 ? null : valueOf(keys[next - 1] ?? 0);
  });
}

/** How many values do not exceed each of `bounds`, which ascend. */
export function countsUpTo(sketch: Sketch, bounds: readonly number[]): readonly number[] {
  const keys = Int32Array.from(sketch.keys()).toSorted();
  let [seen, next] = [0, 0];
  return bounds.map((bound) => {
    for (; next < keys.length && valueOf(keys[next] ?? 0) <= bound; next += 1) seen += sketch.get(keys[next] ?? 0) ?? 0;
    return seen;
  });
}

/** The bucket's number. */
export function keyOf(value: number): number {
  const size = Math.abs(value);
  if (size < LEAST) return 0;
  const key = Math.ceil(Math.log(size) / LOG_GROWTH) + OFFSET;
  return value < 0 ? -key : key;
}

/** The value of which everything in the bucket is at most `SKETCH_ERROR` away. */
function valueOf(key: number): number {
  if (key === 0) return 0;
  const size = (2 * GROWTH ** (Math.abs(key) - OFFSET)) / (GROWTH + 1);
  return key < 0 ? -size : size;
}

function count(sketch: Map<number, number>, key: number, times: number): void {
  sketch.set(key, (sketch.get(key) ?? 0) + times);
}
