import { bytes } from '#domain/format.ts';

/** `12.4 of 23.6 GiB`, `980 MiB of 23.6 GiB`. */
export function amountOf(part: number, whole: number): string {
  const [count, unit] = bytes(part).split(' ');
  const total = bytes(whole);
  return total.endsWith(` ${unit}`) ? `${count} of ${total}` : `${count} ${unit} of ${total}`;
}
