import { bytes, rate } from '#domain/format.ts';
import { ioRate, type ProcessRow } from '#domain/processes/row.ts';

/** `0.6 %`, `86 %`, of one processor; `…` while it is not known. */
export function cpuText(percent: number | null): string {
  if (percent === null) return '…';
  return percent < 9.95 && percent >= 0.05 ? `${percent.toFixed(1)} %` : `${Math.round(percent)} %`;
}

/** `1.4 MB/s`; `-` for nothing, `?` for what is not ours to read. */
export function rateText(perSecond: number | null): string {
  if (perSecond === null) return '?';
  return perSecond < 1 ? '-' : rate(perSecond);
}

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

export const memoryText = (rssBytes: number): string => (rssBytes === 0 ? '' : bytes(rssBytes));
