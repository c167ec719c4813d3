import type { ParsedCommit } from '#domain/release/commits/commit.ts';

import type { Level } from './level.ts';

/** What one commit counts by itself, and why. */
export interface Weight {
  readonly counts: Level | 'none';
  readonly reason: string;
}

const TAKES_BACK = 'it takes an earlier change back';

const PATCHES: ReadonlyMap<string, string> = new Map([
  ['fix', 'a fix'],
  ['perf', 'a faster way of doing the same'],
  ['revert', TAKES_BACK],
]);

/** `zero` says that the version is below 1.0.0, where a breaking change raises the minor number and never ends the zero. */
export function weigh(parsed: ParsedCommit, zero: boolean): Weight {
  const { type, breaking, notes, reverts, merge } = parsed;
  if (breaking) {
    const where = notes.length > 0 ? 'a BREAKING CHANGE footer' : 'an "!" after the type';
    return zero
      ? { counts: 'minor', reason: `breaking, by ${where}; below 1.0.0 that raises the minor number` }
      : { counts: 'major', reason: `breaking, by ${where}` };
  }
  if (merge) return { counts: 'none', reason: 'a merge; the commits it brought count themselves' };
  if (type === 'feat') return { counts: 'minor', reason: 'a new feature' };
  const patch = type === null ? (reverts ? TAKES_BACK : undefined) : PATCHES.get(type);
  if (patch !== undefined) return { counts: 'patch', reason: patch };
  if (type === null) return { counts: 'none', reason: 'not a conventional subject' };
  return { counts: 'none', reason: `"${type}" changes nothing for those who use it` };
}
