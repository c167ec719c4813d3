/** A non-negative decimal number, or null for anything else. */
export function count(text: string | undefined): number | null {
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : null;
}

/** Lines that are not empty. */
export function lines(text: string): string[] {
  return text.split('\n').filter((line) => line.trim() !== '');
}

/** The words of a line. */
export function words(line: string): string[] {
  return line.trim().split(/\s+/);
}
