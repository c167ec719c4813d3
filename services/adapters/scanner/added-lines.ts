import { decoded } from './decoded.ts';

/** The lines of a text that none of the texts before it has, and their numbers from 1. */
export function addedLines(text: string, before: readonly Uint8Array[]): { text: string; lines: number[] } {
  const known = new Set(before.flatMap((bytes) => decoded(bytes).text.split('\n')));
  const added: string[] = [];
  const lines: number[] = [];
  for (const [at, line] of text.split('\n').entries()) {
    if (known.has(line)) continue;
    added.push(line);
    lines.push(at + 1);
  }
  return { text: added.join('\n'), lines };
}
