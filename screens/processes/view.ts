import type { ProcessOrder } from '#domain/processes/order.ts';
import type { Reading } from '#domain/reading.ts';
import type { ProcessesView } from '#store/state.ts';

/** The processes as they are opened first. */
export const processesView = (order: ProcessOrder): ProcessesView => ({
  type: 'processes',
  order,
  tree: false,
  kernel: false,
});

const ORDERS: Readonly<Record<string, ProcessOrder>> = {
  cpu: 'cpu',
  load: 'cpu',
  process: 'cpu',
  memory: 'memory',
  swap: 'memory',
};

/** The processes behind a reading, those first that make its number; null when it is not about processes. */
export function processesBehind({ kind }: Pick<Reading, 'kind'>): ProcessesView | null {
  const order = ORDERS[kind];
  return order === undefined ? null : processesView(order);
}
