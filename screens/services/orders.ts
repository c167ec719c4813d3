import type { Order } from '#screens/frame/use-sort.ts';
import { worstFirst } from '#store/select.ts';

import type { Service } from './service.ts';

const byName = (a: Service, b: Service): number => a.reading.title.localeCompare(b.reading.title);
const most =
  (amount: (service: Service) => number | null) =>
  (a: Service, b: Service): number =>
    (amount(b) ?? -1) - (amount(a) ?? -1) || byName(a, b);

/** The orders `S` goes through. */
export const ORDERS: readonly Order<Service>[] = [
  { title: 'worst first', compare: (a, b) => worstFirst(a.reading, b.reading) },
  { title: 'by name', compare: byName },
  { title: 'by cpu', compare: most(({ use }) => use?.cpuPercent ?? null) },
  { title: 'by memory', compare: most(({ memoryBytes }) => memoryBytes) },
  { title: 'by restarts', compare: most(({ restarts }) => restarts) },
  { title: 'by last start', compare: most(({ startedAt }) => startedAt) },
  { title: 'by manager', compare: (a, b) => a.manager.localeCompare(b.manager) || byName(a, b) },
];
