import { bytes, latency, rate } from './format.ts';

/** A number with its unit as people read it: `91 %`, `45 ms`, `9 GiB`, `1.2 MB/s`, `6.4 d`, `5 files`. */
export function quantity(value: number, unit: string | null | undefined): string {
  switch (unit) {
    case 'B':
      return bytes(value);
    case 'B/s':
      return rate(value);
    case 'ms':
      return latency(value);
    case undefined:
    case null:
    case '':
      return plain(value);
    default:
      return `${plain(value)} ${unit}`;
  }
}

/** At most two decimals, none that are zero, thousands apart: `4,500`, `0.1`. */
export function plain(value: number): string {
  if (Math.abs(value) >= 1e15) return String(value);
  const [whole = '0', decimals = ''] = String(Math.round(value * 100) / 100).split('.');
  const grouped = whole.replaceAll(/\B(?=(\d{3})+$)/g, ',');
  return decimals === '' ? grouped : `${grouped}.${decimals}`;
}
