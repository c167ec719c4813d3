/** Letters in the order of their powers. A letter alone is binary, as `df -h` and systemd mean it. */
const POWERS = 'kmgtp';
const SIZE = /^(\d+(?:\.\d+)?)\s*(?:([kmgtp])(i?b)?|b)?$/i;

/** Bytes of `512`, `10 GiB` (1024), `10 GB` (1000), `10G` (1024); null when it is none. */
export function parseSize(text: string): number | null {
  const [whole, count, letter, tail] = SIZE.exec(text.trim()) ?? [];
  if (whole === undefined) return null;
  const base = tail?.toLowerCase() === 'b' ? 1000 : 1024;
  const power = letter === undefined ? 0 : POWERS.indexOf(letter.toLowerCase()) + 1;
  const bytes = Math.round(Number(count) * base ** power);
  return Number.isSafeInteger(bytes) ? bytes : null;
}

/** The shortest exact spelling that {@link parseSize} reads back: 10737418240 -> `10 GiB`, 1500 -> `1500`. Whole bytes. */
export function writeSize(bytes: number): string {
  let value = bytes;
  let power = 0;
  while (value >= 1024 && value % 1024 === 0 && power < POWERS.length) {
    value /= 1024;
    power += 1;
  }
  return power === 0 ? `${value}` : `${value} ${POWERS.charAt(power - 1).toUpperCase()}iB`;
}
