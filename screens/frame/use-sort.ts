import { useMemo } from 'react';

import { useActs, useApp } from '#store/react.tsx';
import { viewKey } from '#store/views.ts';

import { useActions } from './actions.tsx';

/** One way to order rows. The first is how they come. */
export interface Order<Row> {
  /** `by name` reads well behind `sorted`. */
  readonly title: string;
  readonly compare: (a: Row, b: Row) => number;
}

/** The rows in the order that `S` goes through. `orders` must keep its identity. */
export function useSort<Row>(
  rows: readonly Row[],
  orders: readonly Order<Row>[],
): { readonly rows: readonly Row[]; readonly order: string } {
  const key = useApp((state) => viewKey(state.views));
  const index = useApp((state) => state.sort[key] ?? 0) % Math.max(1, orders.length);
  const { nextSort, toast } = useActs();
  const order = orders[index];
  const sorted = useMemo(() => (order === undefined ? rows : rows.toSorted(order.compare)), [rows, order]);
  const next = orders[(index + 1) % Math.max(1, orders.length)];
  useActions('view', {
    sort: {
      run() {
        nextSort(orders.length);
        toast(`Sorted ${next?.title ?? ''}.`);
      },
      off: orders.length < 2 ? 'there is only one order' : undefined,
    },
  });
  return { rows: sorted, order: order?.title ?? '' };
}
