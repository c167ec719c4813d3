const ROUNDS = 7;

/**
 * How much longer some work takes on the longer of two inputs: the quotient of the fastest runs, which are taken in turns
 * so that a busy machine slows both.
 */
export function growth(work: () => void, longer: () => void): number {
  const took = (run: () => void): number => {
    const begun = performance.now();
    run();
    return performance.now() - begun;
  };
  took(work);
  const rounds = Array.from({ length: ROUNDS }, () => ({ short: took(work), long: took(longer) }));
  return Math.min(...rounds.map(({ long }) => long)) / Math.min(...rounds.map(({ short }) => short));
}
