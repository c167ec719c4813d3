import type { Bytes } from './bytes.ts';
import type { Manifest } from './manifest.ts';
import type { Unchanged } from './tracked-files.ts';

const PLAIN = 0o644;
const EXECUTABLE = 0o755;

/** Permission bits that files have by default. */
export interface Usual {
  readonly plain: number;
  readonly executable: number;
}

/** Permission bits of tracked files: those that most have, and the others one by one. */
export function usualModes(unchanged: readonly Unchanged[], usual: Usual): Manifest['modes'] {
  const { plain, executable } = usual;
  const others: [Bytes, number][] = [];
  for (const { path, tracked, look } of unchanged) {
    if (tracked.mode === '120000') continue;
    if (look.mode !== (tracked.mode === '100755' ? executable : plain)) others.push([path, look.mode]);
  }
  return { plain, executable, others };
}

/** Those that most of them have. */
export function mostUsual(unchanged: readonly Unchanged[]): Usual {
  const counts = { '100644': new Map<number, number>(), '100755': new Map<number, number>() };
  for (const { tracked, look } of unchanged) {
    if (tracked.mode !== '100644' && tracked.mode !== '100755') continue;
    const count = counts[tracked.mode];
    count.set(look.mode, (count.get(look.mode) ?? 0) + 1);
  }
  return { plain: mostOf(counts['100644']) ?? PLAIN, executable: mostOf(counts['100755']) ?? EXECUTABLE };
}

const mostOf = (counts: ReadonlyMap<number, number>): number | undefined =>
  [...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0];
