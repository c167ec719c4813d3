import { type Finder, MOST, PLACE_BYTES } from './find.ts';
import { LANES, LENGTH, tables } from './groups.ts';
import { moduleOf, op } from './wasm.ts';

/**
 * Searches 32 places at once: each byte is looked up by its halves, and a place where the same group is left of all three
 * bytes is a suspect. Null where the processor or node cannot. Reads up to 50 bytes behind `to`. Its list begins at
 * `listAt` of the same memory.
 */
export function finderOn(memory: WebAssembly.Memory, listAt: number): Finder | null {
  const list = new Uint32Array(memory.buffer, listAt, MOST + 1);
  for (const swizzle of [op.relaxedSwizzle, op.swizzle])
    try {
      const module = new WebAssembly.Module(moduleOf(1, 3 + 3 * LENGTH, searchWith(swizzle, listAt)));
      const { f } = new WebAssembly.Instance(module, { m: { m: memory } }).exports;
      if (isSearch(f)) return { list, find: (from, to) => (f(from, to, listAt) - listAt) / PLACE_BYTES };
    } catch {}
  return null;
}

type Search = (from: number, to: number, list: number) => number;
const isSearch = (value: unknown): value is Search => typeof value === 'function';

/** Takes where to begin, where to end and where the list goes; answers where the list ends. */
function searchWith(swizzle: readonly number[], listAt: number): number[] {
  const [FROM, TO, LIST, FOUND, HALF, NEAR, FAR] = [0, 1, 2, 3, 4, 5, 6];
  const constants = FAR + 1;
  const all = tables();
  const table = (place: number, high: number): number => constants + 2 * place + high;
  const loaded = (place: number): number => constants + 2 * LENGTH + place;
  const prepare = [
    ...op.v128(Array.from({ length: LANES }, () => 15)),
    ...op.set(HALF),
    ...all.flatMap(({ low, high }, place) => [
      ...op.v128(low),
      ...op.set(table(place, 0)),
      ...op.v128(high),
      ...op.set(table(place, 1)),
    ]),
  ];
  const half = (value: readonly number[]): number[] => [...value, ...op.get(HALF), ...op.and];
  const groupsOf = (offset: number, place: number): number[] => [
    ...op.get(table(place, 0)),
    ...half([...op.get(FROM), ...op.load128(offset + place), ...op.tee(loaded(place))]),
    ...swizzle,
    ...op.get(table(place, 1)),
    ...half([...op.get(loaded(place)), ...op.i32(4), ...op.shiftRight]),
    ...swizzle,
    ...op.and,
  ];
  const suspects = (offset: number): number[] => [
    ...groupsOf(offset, 0),
    ...groupsOf(offset, 1),
    ...op.and,
    ...groupsOf(offset, 2),
    ...op.and,
  ];
  const nothing = op.v128(Array.from({ length: LANES }, () => 0));
  /** A bit for each place of sixteen where nothing begins. */
  const empty = (local: number): number[] => [...op.get(local), ...nothing, ...op.equal, ...op.bits];
  const collect = [
    ...empty(NEAR),
    ...empty(FAR),
    ...op.i32(LANES),
    ...op.shiftLeft,
    ...op.bitOr,
    ...op.i32(-1),
    ...op.bitXor,
    ...op.set(FOUND),
    ...op.loop([
      ...op.get(LIST),
      ...op.get(FROM),
      ...op.get(FOUND),
      ...op.trailingZeros,
      ...op.add,
      ...op.store,
      ...op.get(LIST),
      ...op.i32(PLACE_BYTES),
      ...op.add,
      ...op.set(LIST),
      ...op.get(FOUND),
      ...op.get(FOUND),
      ...op.i32(1),
      ...op.subtract,
      ...op.bitAnd,
      ...op.tee(FOUND),
      ...op.againIf,
    ]),
  ];
  const step = [
    ...suspects(0),
    ...op.set(NEAR),
    ...suspects(LANES),
    ...op.set(FAR),
    ...op.get(NEAR),
    ...op.get(FAR),
    ...op.or,
    ...op.any,
    ...op.if(collect),
    ...op.get(FROM),
    ...op.i32(2 * LANES),
    ...op.add,
    ...op.set(FROM),
  ];
  const isMore = [...op.get(FROM), ...op.get(TO), ...op.lessThan];
  const isRoom = [...op.get(LIST), ...op.i32(listAt + (MOST - 2 * LANES) * PLACE_BYTES), ...op.lessThan];
  const search = op.loop([...isMore, ...isRoom, ...op.bitAnd, ...op.if([...step, ...op.again(1)])]);
  const ended = [...op.get(LIST), ...op.get(FROM), ...op.store];
  return [...prepare, ...search, ...ended, ...op.get(LIST)];
}
