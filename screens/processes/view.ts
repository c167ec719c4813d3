import { processOrderFor } from '#domain/emergency/no-diagnosis.ts';
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

/** The processes behind a reading, those first that make its number; null when it is not about processes. */
export function processesBehind(reading: Pick<Reading, 'kind'>): ProcessesView | null {
  const order = processOrderFor(reading);
  return order === null ? null : processesView(order);
}
