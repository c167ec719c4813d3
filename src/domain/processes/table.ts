import { filtered, isIdleKernel } from './filter.ts';
import { COMPARE, type ProcessOrder } from './order.ts';
import type { ProcessRow } from './row.ts';
import { type Branch, treeOf } from './tree.ts';

/** How a person wants to see the processes. */
export interface TableWish {
  readonly order: ProcessOrder;
  readonly tree: boolean;
  /** Also the threads of the kernel that do nothing. */
  readonly kernel: boolean;
  readonly filter: string;
}

export interface ProcessTable {
  readonly branches: readonly Branch[];
  /** Idle threads of the kernel that were left out. */
  readonly leftOut: number;
}

/**
 * The rows in their order. With a filter the tree is a list: a row whose parents were taken away would stand anywhere.
 */
export function tableOf(rows: readonly ProcessRow[], { order, tree, kernel, filter }: TableWish): ProcessTable {
  const busy = new Set(rows.filter((row) => row.kernel && !isIdleKernel(row)).map(({ parent }) => parent));
  // In the tree what starts the busy threads of the kernel stays above them.
  const stays = (row: ProcessRow): boolean => kernel || !isIdleKernel(row) || (tree && busy.has(row.pid));
  const worth = rows.filter(stays);
  const shown = filtered(worth, filter);
  const branches =
    tree && filter.trim() === ''
      ? treeOf(shown, COMPARE[order])
      : shown.toSorted(COMPARE[order]).map((row) => ({ row, depth: 0 }));
  return { branches, leftOut: rows.length - worth.length };
}
