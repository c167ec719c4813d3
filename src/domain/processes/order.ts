import { ioRate, type ProcessRow } from './row.ts';

export const ORDERS = ['cpu', 'memory', 'io', 'started', 'pid'] as const;
export type ProcessOrder = (typeof ORDERS)[number];

type Compare = (a: ProcessRow, b: ProcessRow) => number;

const byPid: Compare = (a, b) => a.pid - b.pid;
const most =
  (measure: (row: ProcessRow) => number | null): Compare =>
  (a, b) =>
    (measure(b) ?? -1) - (measure(a) ?? -1);

/** Of equals the one that used most of the processors so far comes first, then the lowest pid. */
const then =
  (first: Compare): Compare =>
  (a, b) =>
    first(a, b) || b.cpuMs - a.cpuMs || byPid(a, b);

/** How rows are compared, by order; what nobody knows comes last. */
export const COMPARE: Readonly<Record<ProcessOrder, Compare>> = {
  cpu: then(most(({ cpuPercent }) => cpuPercent)),
  memory: then(most(({ rssBytes }) => rssBytes)),
  io: then(most(ioRate)),
  started: (a, b) => b.startedAt - a.startedAt || byPid(b, a),
  pid: byPid,
};
