import type { Bytes } from './bytes.ts';
import type { Tracked } from './index-entries.ts';
import type { Manifest } from './manifest.ts';
import type { Walked } from './walk.ts';

const PLAIN = 0o644;
const EXECUTABLE = 0o755;

/** Permission bits of tracked files: those that most have, and the others one by one. */
export function usualModes(unchanged: ReadonlyMap<Bytes, Tracked>, { files }: Walked): Manifest['modes'] {
  const counts = { '100644': new Map<number, number>(), '100755': new Map<number, number>() };
  for (const [path, { mode }] of unchanged) {
    const bits = files.get(path)?.mode;
    if (bits === undefined || (mode !== '100644' && mode !== '100755')) continue;
    counts[mode].set(bits, (counts[mode].get(bits) ?? 0) + 1);
  }
  const plain = mostOf(counts['100644']) ?? PLAIN;
  const executable = mostOf(counts['100755']) ?? EXECUTABLE;
  const others: [Bytes, number][] = [];
  for (const [path, { mode }] of unchanged) {
    const bits = files.get(path)?.mode;
    if (bits === undefined || mode === '120000') continue;
    if (bits !== (mode === '100755' ? executable : plain)) others.push([path, bits]);
  }
  return { plain, executable, others };
}

const mostOf = (counts: ReadonlyMap<number, number>): number | undefined =>
  [...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0];
