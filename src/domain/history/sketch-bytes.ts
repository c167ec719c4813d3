import type { Sketch } from './sketch.ts';

/**
 * A sketch in few bytes. Numbers of seven bits a byte; keys ascend. An even number is twice how often the key after the last one was
 * seen, an odd one is a step to another key, whose count follows.
 */
export function sketchBytes(sketch: Sketch): Uint8Array {
  const bytes: number[] = [];
  let before = -1;
  for (const key of [...sketch.keys()].toSorted((a, b) => a - b)) {
    const times = sketch.get(key) ?? 0;
    if (key === before + 1) put(bytes, 2 * times);
    else {
      put(bytes, 2 * zigzag(key - before) + 1);
      put(bytes, times);
    }
    before = key;
  }
  return Uint8Array.from(bytes);
}

/** What `sketchBytes` wrote; bytes that end too early give what is whole. */
export function sketchFrom(bytes: Uint8Array): Sketch {
  const sketch = new Map<number, number>();
  let [key, value, scale, isCount] = [-1, 0, 1, false];
  for (const byte of bytes) {
    value += (byte & 0x7f) * scale;
    scale *= 128;
    if (byte & 0x80) continue;
    if (isCount) sketch.set(key, value);
    else if (value % 2 === 0) sketch.set((key += 1), value / 2);
    else key += unzigzag((value - 1) / 2);
    isCount = !isCount && value % 2 === 1;
    [value, scale] = [0, 1];
  }
  return sketch;
}

/** Divided and not shifted: a count may have more than 32 bits. */
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
