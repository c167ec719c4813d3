import type { Readable } from 'node:stream';

export interface Captured {
  /** What was kept, as UTF-8; a character cut in half at the limit is left out. */
  text(): string;
  dropped(): number;
}

/**
 * Reads a stream to its end but keeps only the first `maxBytes`, so that a flood costs no memory and blocks nobody;
 * `onText` hears everything.
 */
export function capture(
  stream: Readable,
  maxBytes: number,
  onText: (text: string) => void = () => undefined,
): Captured {
  const decoder = new TextDecoder();
  const kept: Buffer[] = [];
  let room = maxBytes;
  let dropped = 0;
  stream.on('data', (chunk: Buffer) => {
    const text = decoder.decode(chunk, { stream: true });
    if (text !== '') onText(text);
    const part = chunk.length <= room ? chunk : Buffer.from(chunk.subarray(0, room));
    if (part.length > 0) kept.push(part);
    room -= part.length;
    dropped += chunk.length - part.length;
  });
  stream.on('error', () => undefined);
  return {
    text: () => new TextDecoder().decode(Buffer.concat(kept), { stream: dropped > 0 }),
    dropped: () => dropped,
  };
}
