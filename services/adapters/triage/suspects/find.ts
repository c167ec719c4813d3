import { moduleOf, op } from './wasm.ts';

/**
 * Beginnings of whatever makes a line an error, three bytes each, by groups: a byte belongs to a group by its two halves
 * apart, so few groups of beginnings that are alike find little else.
 */
const GROUPS: readonly (readonly string[])[] = [
  ['ERR', 'ERO'],
  ['FAT', 'FTL'],
  ['CRI', 'SEV', '[se', '[Se'],
  ['PAN', 'EME', 'ALE'],
  ['eve'],
  ['LEV', 'lvl', 'LVL', 'Lvl'],
  ['Tra'],
  ['[er', '[Er', '[fa', '[Fa', '[ft', '[Ft', '[cr', '[Cr', '[em', '[Em', '[al', '[Al', '[pa', '[Pa', '[dp', '[Dp'],
];
const LENGTH = 3;
const LANES = 16;

/** The next place from `from` on where something begins that could make its line an error; `to` when there is none. */
export type FindSuspect = (from: number, to: number) => number;

/** For each byte of a beginning, groups by its lower and by its upper half. */
function tables(): { readonly low: number[]; readonly high: number[] }[] {
  return Array.from({ length: LENGTH }, (_, place) => {
    const low = Array.from({ length: LANES }, () => 0);
    const high = Array.from({ length: LANES }, () => 0);
    for (const [group, beginnings] of GROUPS.entries())
      for (const beginning of beginnings) {
        const byte = beginning.charCodeAt(place);
        low[byte & 15] = (low[byte & 15] ?? 0) | (1 << group);
        high[byte >> 4] = (high[byte >> 4] ?? 0) | (1 << group);
      }
    return { low, high };
  });
}

/**
 * Searches sixteen places at once: each byte is looked up by its halves, and a place where the same group is left of all
 * three bytes is a suspect. Null where the processor or node cannot. Reads up to 17 bytes behind `to`.
 */
export function finderOn(memory: WebAssembly.Memory): FindSuspect | null {
  const [FROM, TO, FOUND, HALF] = [0, 1, 2, 3];
  const constants = HALF + 1;
  const all = tables();
  const local = (place: number, high: number): number => constants + 2 * place + high;
  const prepare = [
    ...op.v128(Array.from({ length: LANES }, () => 15)),
    ...op.set(HALF),
    ...all.flatMap(({ low, high }, place) => [
      ...op.v128(low),
      ...op.set(local(place, 0)),
      ...op.v128(high),
      ...op.set(local(place, 1)),
    ]),
  ];
  const loaded = (place: number): number => constants + 2 * LENGTH + place;
  const groupsOf = (place: number): number[] => [
    ...op.get(local(place, 0)),
    ...op.get(FROM),
    ...op.load128(place),
    ...op.tee(loaded(place)),
    ...op.get(HALF),
    ...op.and(),
    ...op.swizzle(),
    ...op.get(local(place, 1)),
    ...op.get(loaded(place)),
    ...op.i32(4),
    ...op.shiftRight(),
    ...op.swizzle(),
    ...op.and(),
  ];
  const atEnd = [...op.get(FROM), ...op.get(TO), ...op.atLeast(), ...op.if([...op.get(TO), ...op.return()])];
  const suspects = [...groupsOf(0), ...groupsOf(1), ...op.and(), ...groupsOf(2), ...op.and()];
  const places = [...op.v128(Array.from({ length: LANES }, () => 0)), ...op.differs(), ...op.bits(), ...op.tee(FOUND)];
  const first = [...op.get(FROM), ...op.get(FOUND), ...op.trailingZeros(), ...op.add(), ...op.tee(FOUND)];
  const orEnd = [...op.get(TO), ...op.get(FOUND), ...op.get(TO), ...op.lessThan(), ...op.select(), ...op.return()];
  const goOn = [...op.get(FROM), ...op.i32(LANES), ...op.add(), ...op.set(FROM), ...op.again()];
  const search = op.loop([...atEnd, ...suspects, ...places, ...op.if([...first, ...orEnd]), ...goOn]);
  const code = [...prepare, ...search, ...op.unreachable()];
  try {
    const module = new WebAssembly.Module(moduleOf(1, 1 + 3 * LENGTH, code));
    const { f } = new WebAssembly.Instance(module, { m: { m: memory } }).exports;
    return isFinder(f) ? (from, to) => f(from, to) >>> 0 : null;
  } catch {
    return null;
  }
}

const isFinder = (value: unknown): value is FindSuspect => typeof value === 'function';

/** The same, a byte at a time. */
export function plainFinder(bytes: Uint8Array): FindSuspect {
  const [first, second, third] = tables().map(({ low, high }) =>
    Uint8Array.from({ length: 256 }, (_, byte) => (low[byte & 15] ?? 0) & (high[byte >> 4] ?? 0)),
  );
  return (from, to) => {
    for (let at = from; at < to; at += 1)
      if ((first?.[bytes[at] ?? 0] ?? 0) & (second?.[bytes[at + 1] ?? 0] ?? 0) & (third?.[bytes[at + 2] ?? 0] ?? 0))
        return at;
    return to;
  };
}
