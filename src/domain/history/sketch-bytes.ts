import type { Sketch } from './sketch.ts';

/** A sketch in few bytes: steps between keys and how often each was seen, as numbers of seven bits a byte. */
export function sketchBytes(sketch: Sketch): Uint8Array {
  const bytes: number[] = [];
  let before = 0;
  for (const key of [...sketch.keys()].toSorted((a, b) => a - b)) {
    put(bytes, zigzag(key - before));
    put(bytes, sketch.get(key) ?? 0);
    before = key;
  }
  return Uint8Array.from(bytes);
}

/** What `sketchBytes` wrote; bytes that end too early give what is whole. */
export function sketchFrom(bytes: Uint8Array): Sketch {
  const numbers: number[] = [];
  let [value, scale] = [0, 1];
  for (const byte of bytes) {
    value += (byte & 0x7f) * scale;
    scale *= 128;
    if (byte & 0x80) continue;
    numbers.push(value);
    [value, scale] = [0, 1];
  }
  const sketch = new Map<number, number>();
  let key = 0;
  for (let at = 0; at + 1 < numbers.length; at += 2) {
    key += unzigzag(numbers[at] ?? 0);
    sketch.set(key, numbers[at + 1] ?? 0);
  }
  return sketch;
}

/** Multiplied and not shifted: a count may have more than 32 bits. */
function put(bytes: number[], number: number): void {
  let rest = number;
  while (rest > 127) {
    bytes.push((rest % 128) | 0x80);
    rest = Math.floor(rest / 128);
  }
  bytes.push(rest);
}

const zigzag = (step: number): number => (step < 0 ? -2 * step - 1 : 2 * step);
const unzigzag = (code: number): number => (code % 2 === 1 ? -(code + 1) / 2 : code / 2);
