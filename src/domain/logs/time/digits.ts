const ZERO = 0x30;

/** The number that so many digits spell; NaN when something else is among them. */
export function number(bytes: Uint8Array, from: number, digits: number): number {
  let value = 0;
  for (let at = from; at < from + digits; at += 1) {
    const digit = (bytes[at] ?? 0) - ZERO;
    if (digit < 0 || digit > 9) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}

export function isDigit(bytes: Uint8Array, at: number): boolean {
  const digit = (bytes[at] ?? 0) - ZERO;
  return digit >= 0 && digit <= 9;
}
