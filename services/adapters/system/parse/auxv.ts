/** Sizes the kernel tells every process; the defaults are what all common machines have. */
export interface KernelUnits {
  readonly pageBytes: number;
  readonly ticksPerSecond: number;
}

const PAGE_SIZE = 6n;
const CLOCK_TICKS = 17n;

/** `/proc/self/auxv` of a 64-bit little-endian kernel: pairs of key and value. */
export function parseAuxv(bytes: Buffer | null): KernelUnits {
  const values = new Map<bigint, number>();
  const pairs = bytes ?? Buffer.alloc(0);
  for (let at = 0; at + 16 <= pairs.length; at += 16) {
    values.set(pairs.readBigUInt64LE(at), Number(pairs.readBigUInt64LE(at + 8)));
  }
  return { pageBytes: values.get(PAGE_SIZE) ?? 4096, ticksPerSecond: values.get(CLOCK_TICKS) ?? 100 };
}
