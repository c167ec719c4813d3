/** Something measured again and again, in its own unit. */
export type Measurement = () => Promise<number>;

/**
 * Medians of several measurements that take turns, so that a machine that is busy for a while is busy for all of them.
 * Each runs once before it counts, to warm caches.
 */
export async function interleaved<Name extends string>(
  measurements: Readonly<Record<Name, Measurement>>,
  rounds: number,
): Promise<Record<Name, number>> {
  const names = Object.keys(measurements) as Name[];
  const taken = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  for (let round = -1; round < rounds; round++)
    for (const name of names) {
      const value = await measurements[name]();
      if (round >= 0) taken[name].push(value);
    }
  return Object.fromEntries(names.map((name) => [name, median(taken[name])])) as Record<Name, number>;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(middle) - 1] ?? Number.NaN, sorted[Math.floor(middle)] ?? Number.NaN];
  return (low + high) / 2;
}
