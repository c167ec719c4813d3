import { bytes, latency } from '#domain/format.ts';

/** An amount in the unit of a check: `4 %`, `45 ms`, `1.4 GiB`; nouns and points are left out. */
export function quantity(value: number, unit: string | null): string {
  if (unit === 'B') return bytes(value);
  if (unit === 'ms') return latency(value);
  const short = Number.isInteger(value) ? String(value) : value.toFixed(1);
  return unit === '%' || unit === 'd' || unit === 's' ? `${short} ${unit}` : short;
}
