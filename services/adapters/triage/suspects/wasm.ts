/** Just enough of the WebAssembly binary format for one function on a memory that is handed in. */

/** Unsigned LEB128. */
export function unsigned(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  do {
    const low = rest & 0x7f;
    rest >>>= 7;
    bytes.push(rest === 0 ? low : low | 0x80);
  } while (rest !== 0);
  return bytes;
}

/** `\0asm`, version 1. */
const MAGIC = [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00];
const I32 = 0x7f;
const V128 = 0x7b;
const FUNCTION = 0x60;
const END = 0x0b;

const section = (id: number, content: readonly number[]): number[] => [id, ...unsigned(content.length), ...content];
const name = (text: string): number[] => [text.length, ...Array.from(text, (letter) => letter.charCodeAt(0))];

/** A module that imports `m.m`, a memory, and exports `f`, which takes three numbers and answers one. */
export function moduleOf(i32Locals: number, v128Locals: number, code: readonly number[]): Uint8Array<ArrayBuffer> {
  const locals = [2, ...unsigned(i32Locals), I32, ...unsigned(v128Locals), V128];
  const body = [...locals, ...code, END];
  return Uint8Array.from([
    ...MAGIC,
    ...section(1, [1, FUNCTION, 3, I32, I32, I32, 1, I32]),
    ...section(2, [1, ...name('m'), ...name('m'), 0x02, 0x00, 0x01]),
    ...section(3, [1, 0]),
    ...section(7, [1, ...name('f'), 0x00, 0x00]),
    ...section(10, [1, ...unsigned(body.length), ...body]),
  ]);
}

/** Signed LEB128, as constants are. */
function signed(value: number): number[] {
  const low = value & 0x7f;
  const rest = value >> 7;
  const done = (rest === 0 && (low & 0x40) === 0) || (rest === -1 && (low & 0x40) !== 0);
  return done ? [low] : [low | 0x80, ...signed(rest)];
}

const wide = (code: number): readonly number[] => [0xfd, ...unsigned(code)];

/** Instructions, as WebAssembly names them. */
export const op = {
  get: (local: number): number[] => [0x20, ...unsigned(local)],
  set: (local: number): number[] => [0x21, ...unsigned(local)],
  tee: (local: number): number[] => [0x22, ...unsigned(local)],
  i32: (value: number): number[] => [0x41, ...signed(value)],
  add: [0x6a],
  subtract: [0x6b],
  bitAnd: [0x71],
  bitOr: [0x72],
  bitXor: [0x73],
  shiftLeft: [0x74],
  lessThan: [0x49],
  trailingZeros: [0x68],
  store: [0x36, 0x02, 0x00],
  loop: (code: readonly number[]): number[] => [0x03, 0x40, ...code, END],
  if: (code: readonly number[]): number[] => [0x04, 0x40, ...code, END],
  /** Begins the loop again in which so many others are done. */
  again: (outer: number): number[] => [0x0c, outer],
  againIf: [0x0d, 0x00],
  load128: (offset: number): number[] => [0xfd, 0x00, 0x00, ...unsigned(offset)],
  v128: (bytes: readonly number[]): number[] => [0xfd, ...unsigned(0x0c), ...bytes],
  swizzle: wide(0x0e),
  /** The same where every index is below 16, in fewer steps of the processor. */
  relaxedSwizzle: wide(0x1_00),
  and: wide(0x4e),
  or: wide(0x50),
  any: wide(0x53),
  equal: wide(0x23),
  bits: wide(0x64),
  /** Eight lanes of two bytes: those of one byte have no such instruction and take four. */
  shiftRight: wide(0x8d),
} as const;
