import type { Reading } from '#domain/reading.ts';
import { readingsOf } from '#store/select.ts';

const SYSTEM_ORDER = ['cpu', 'memory', 'swap', 'load', 'disk', 'network'];

/** The machine in the order people know; what says nothing (unused swap, a load the processor row shows) is left out. */
export function systemRows(readings: Readonly<Record<string, Reading>>): readonly Reading[] {
  const rows = readingsOf(readings, ['system']);
  const cpu = rows.some((reading) => reading.kind === 'cpu' && reading.status !== 'unknown');
  const idle = (reading: Reading) =>
    reading.status === 'ok' && ((reading.kind === 'swap' && !reading.value) || (reading.kind === 'load' && cpu));
  return rows
    .filter((reading) => !idle(reading))
    .toSorted((a, b) => SYSTEM_ORDER.indexOf(a.kind) - SYSTEM_ORDER.indexOf(b.kind) || a.title.localeCompare(b.title));
}
