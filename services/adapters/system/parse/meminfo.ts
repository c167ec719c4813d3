export interface Meminfo {
  readonly totalBytes: number;
  readonly availableBytes: number;
  readonly swapTotalBytes: number;
  readonly swapFreeBytes: number;
}

/** `/proc/meminfo`. Null without a total, or without a word about what is available. */
export function parseMeminfo(text: string): Meminfo | null {
  const bytes = (name: string): number | null => {
    const kib = new RegExp(`^${name}: +(\\d+) kB$`, 'm').exec(text)?.[1];
    return kib === undefined ? null : Number(kib) * 1024;
  };
  const total = bytes('MemTotal');
  // Kernels before 3.14 do not estimate it.
  const free = bytes('MemFree');
  const available =
    bytes('MemAvailable') ?? (free === null ? null : free + (bytes('Buffers') ?? 0) + (bytes('Cached') ?? 0));
  if (!total || available === null) return null;
  return {
    totalBytes: total,
    availableBytes: Math.min(available, total),
    swapTotalBytes: bytes('SwapTotal') ?? 0,
    swapFreeBytes: bytes('SwapFree') ?? 0,
  };
}
