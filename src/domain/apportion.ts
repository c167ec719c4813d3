/**
 * Whole numbers that add up to `total` and stay as near to the `shares` as whole numbers can (largest remainder). A share
 * of nothing gets nothing. `shares` are not negative; when none is positive, the answer is all zeros.
 */
export function apportion(total: number, shares: readonly number[]): readonly number[] {
  const sum = shares.reduce((all, share) => all + share, 0);
  if (sum <= 0) return shares.map(() => 0);
  const exact = shares.map((share) => (total * share) / sum);
  const given = exact.map(Math.floor);
  const order = exact
    .map((value, index) => ({ index, rest: value - Math.floor(value) }))
    .filter(({ index }) => (shares[index] ?? 0) > 0)
    .toSorted((a, b) => b.rest - a.rest || a.index - b.index);
  let left = total - given.reduce((all, units) => all + units, 0);
  for (let turn = 0; left > 0; turn = (turn + 1) % order.length) {
    const { index } = order[turn] ?? { index: 0 };
    given[index] = (given[index] ?? 0) + 1;
    left -= 1;
  }
  return given;
}

/** A quantity in two kinds, for example points earned and lost. */
export type Pair = readonly [number, number];

/**
 * Rounds a few pairs so that both kinds add up to their `totals` and each pair's own sum is rounded too and not off by
 * two roundings. Nothing stays nothing. For at most a handful of pairs: it tries every way.
 */
export function roundTogether(pairs: readonly Pair[], totals: Pair): readonly Pair[] {
  let best: { readonly error: number; readonly rounded: readonly Pair[] } | null = null;
  for (const rounded of waysToRound(pairs)) {
    const off = [0, 1].some((kind) => sumOf(rounded, kind) !== totals[kind]);
    if (off) continue;
    const error = rounded.reduce((all, [a, b], index) => {
      const [x, y] = pairs[index] ?? [0, 0];
      return all + (a + b - x - y) ** 2 + ((a - x) ** 2 + (b - y) ** 2) / 1000;
    }, 0);
    if (best === null || error < best.error) best = { error, rounded };
  }
  if (best !== null) return best.rounded;
  const [first, second] = [0, 1].map((kind) =>
    apportion(
      totals[kind] ?? 0,
      pairs.map((pair) => pair[kind] ?? 0),
    ),
  );
  return pairs.map((_, index) => [first?.[index] ?? 0, second?.[index] ?? 0]);
}

function* waysToRound(pairs: readonly Pair[]): Generator<readonly Pair[]> {
  const [head, ...rest] = pairs;
  if (head === undefined) {
    yield [];
    return;
  }
  for (const tail of waysToRound(rest))
    for (const a of whole(head[0])) for (const b of whole(head[1])) yield [[a, b], ...tail];
}

/** The whole numbers beside a number that carries the noise of floating point. */
function whole(value: number): readonly number[] {
  const near = Math.round(value);
  return Math.abs(value - near) < 1e-6 ? [near] : [Math.floor(value), Math.ceil(value)];
}

function sumOf(pairs: readonly Pair[], kind: number): number {
  return pairs.reduce((all, pair) => all + (pair[kind] ?? 0), 0);
}
