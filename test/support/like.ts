import { expect } from 'vitest';

/** Inside an expected object: any text that matches, or holds, what is given. */
export function like(text: RegExp | string): string {
  return (typeof text === 'string' ? expect.stringContaining(text) : expect.stringMatching(text)) as string;
}

/** Inside an expected object: any number. */
export function aNumber(): number {
  return expect.any(Number) as number;
}
