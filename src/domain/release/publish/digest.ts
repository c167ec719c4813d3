/** Strongest first. */
const ALGORITHMS = ['sha512', 'sha384', 'sha256', 'sha1'] as const;

/**
 * Whether two lists of sums (`sha512-<base64>`) are of the same bytes, judged by the strongest algorithm that both know;
 * `unknown` when they share none.
 */
export function compareDigests(ours: readonly string[], theirs: readonly string[]): 'same' | 'different' | 'unknown' {
  for (const algorithm of ALGORITHMS) {
    const [mine, other] = [of(ours, algorithm), of(theirs, algorithm)];
    if (mine.length > 0 && other.length > 0) return mine.some((sum) => other.includes(sum)) ? 'same' : 'different';
  }
  return 'unknown';
}

function of(digests: readonly string[], algorithm: string): string[] {
  return (
    digests
      .filter((digest) => digest.startsWith(`${algorithm}-`))
      // Options behind a question mark are no part of the sum, and neither is the padding.
      .map((digest) => digest.slice(algorithm.length + 1).replace(/[=]*(?:\?.*)?$/s, ''))
  );
}
