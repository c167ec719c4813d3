import type { Reading } from '#domain/reading.ts';

/** A number a reading carries in its data or its metrics; null when it does not. */
export function numberIn(reading: Reading | undefined, name: string): number | null {
  const value = reading?.data?.[name];
  if (typeof value === 'number') return value;
  return reading?.metrics?.find((metric) => metric.name === name)?.value ?? null;
}

/** A text a reading carries in its data; null when it does not. */
export function textIn(reading: Reading | undefined, name: string): string | null {
  const value = reading?.data?.[name];
  return typeof value === 'string' ? value : null;
}
