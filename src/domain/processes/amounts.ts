import { bytes, rate } from '#domain/format.ts';

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

export const memoryText = (rssBytes: number): string => (rssBytes === 0 ? '-' : bytes(rssBytes));
