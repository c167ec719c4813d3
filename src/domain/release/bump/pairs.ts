import { onceFor } from '#domain/once-for.ts';
import type { Read } from '#domain/release/commits/reads.ts';

/** Two commits that cancel out, as positions in the list. */
export interface Pair {
  readonly revert: number;
  readonly target: number;
  readonly by: 'hash' | 'subject';
}

/**
 * Which commits take which others back, oldest first in the list. A revert pairs by hash, else by the quoted subject with
 * the newest commit before it that still stands. A revert that was itself taken back takes nothing back.
 */
export const revertPairs = onceFor((reads: readonly Read[]): readonly Pair[] =>
  reads.some(({ parsed }) => parsed.reverts !== null) ? pairsOf(reads) : [],
);

function pairsOf(reads: readonly Read[]): Pair[] {
  const gone = new Set<number>();
  const pairs: Pair[] = [];
  for (let revert = reads.length - 1; revert >= 0; revert--) {
    const wanted = reads[revert]?.parsed.reverts ?? null;
    if (wanted === null || gone.has(revert)) continue;
    const byHash = wanted.hashes.flatMap((hash) => positions(reads, (read) => read.commit.hash.startsWith(hash)));
    const found = byHash.filter((target) => target !== revert && !gone.has(target));
    const targets =
      byHash.length > 0
        ? found.map((target) => ({ revert, target, by: 'hash' as const }))
        : bySubject(reads, revert, wanted.subject, gone);
    for (const pair of targets) gone.add(pair.target);
    if (targets.length > 0) gone.add(revert);
    pairs.push(...targets);
  }
  return pairs;
}

function bySubject(
  reads: readonly Read[],
  revert: number,
  subject: string | undefined,
  gone: ReadonlySet<number>,
): Pair[] {
  if (subject === undefined) return [];
  const target = positions(reads, (read) => read.commit.subject.trim() === subject)
    .filter((at) => at < revert && !gone.has(at))
    .at(-1);
  return target === undefined ? [] : [{ revert, target, by: 'subject' }];
}

function positions(reads: readonly Read[], is: (read: Read) => boolean): number[] {
  return reads.flatMap((read, at) => (is(read) ? [at] : []));
}
