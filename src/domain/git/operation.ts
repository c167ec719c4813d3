const MARKS: readonly (readonly [file: string, operation: string])[] = [
  ['rebase-merge', 'rebase'],
  ['rebase-apply', 'rebase'],
  ['MERGE_HEAD', 'merge'],
  ['CHERRY_PICK_HEAD', 'cherry-pick'],
  ['REVERT_HEAD', 'revert'],
  ['BISECT_LOG', 'bisect'],
];

/** What git is in the middle of, from the names in a git directory; null when nothing. */
export function operationIn(names: readonly string[]): string | null {
  return MARKS.find(([file]) => names.includes(file))?.[1] ?? null;
}

/** Lock files that keep git from working; the one of a running collection does not. */
export function locksIn(names: readonly string[]): string[] {
  return names.filter((name) => name.endsWith('.lock') && name !== 'gc.pid.lock');
}
