import { cpuText, memoryText, rateText } from '#domain/processes/amounts.ts';
import { ioRate, type ProcessRow } from '#domain/processes/row.ts';

/** Whether two looks are drawn alike: what differs too little to be seen is no reason to paint. */
export function looksSame(before: readonly ProcessRow[], now: readonly ProcessRow[]): boolean {
  return (
    before.length === now.length && before.every((row, at) => now[at] !== undefined && shown(row) === shown(now[at]))
  );
}

const shown = (row: ProcessRow): string =>
  [
    row.id,
    row.command,
    row.state,
    row.user,
    cpuText(row.cpuPercent),
    memoryText(row.rssBytes),
    rateText(ioRate(row)),
  ].join('\0');
