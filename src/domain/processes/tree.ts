import type { ProcessRow } from './row.ts';

/** A row of the tree and how deep it stands. */
export interface Branch {
  readonly row: ProcessRow;
  readonly depth: number;
}

/**
 * Parents before their children, siblings in the given order. Whoever's parent is not among the rows stands at the top;
 * a circle, which only a pid used again can make, is cut.
 */
export function treeOf(
  rows: readonly ProcessRow[],
  compare: (a: ProcessRow, b: ProcessRow) => number,
): readonly Branch[] {
  const byPid = new Map(rows.map((row) => [row.pid, row]));
  const children = new Map<number, ProcessRow[]>();
  const tops: ProcessRow[] = [];
  for (const row of rows.toSorted(compare)) {
    const parent = byPid.get(row.parent);
    // A child is never older than its parent: then the parent's number was used again.
    if (parent === undefined || parent === row || parent.startedAt > row.startedAt) tops.push(row);
    else children.set(parent.pid, [...(children.get(parent.pid) ?? []), row]);
  }
  const branches: Branch[] = [];
  const seen = new Set<number>();
  const add = (row: ProcessRow, depth: number): void => {
    if (seen.has(row.pid)) return;
    seen.add(row.pid);
    branches.push({ row, depth });
    for (const child of children.get(row.pid) ?? []) add(child, depth + 1);
  };
  for (const top of tops) add(top, 0);
  for (const row of rows) add(row, 0);
  return branches;
}

/** A process and those above it, the topmost first. */
export function chainOf(pid: number, rows: readonly ProcessRow[]): readonly ProcessRow[] {
  const byPid = new Map(rows.map((row) => [row.pid, row]));
  const chain: ProcessRow[] = [];
  for (let row = byPid.get(pid); row !== undefined && !chain.includes(row); row = byPid.get(row.parent))
    chain.unshift(row);
  return chain;
}
