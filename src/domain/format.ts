const UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'];

/** `12.4 GiB`, `980 B`; one decimal below ten units of a kind above bytes. */
export function bytes(count: number): string {
  let value = Math.abs(count);
  let unit = 0;
  while (value >= 1024 && unit < UNITS.length - 1) {
    value /= 1024;
    unit += 1;
  }
  const digits = unit > 0 && value < 100 ? 1 : 0;
  return `${count < 0 ? '-' : ''}${value.toFixed(digits).replace(/\.0$/, '')} ${UNITS[unit]}`;
}

/** `1.2 MB/s`, decimal units as network people count. */
export function rate(bytesPerSecond: number): string {
  const units = ['B/s', 'kB/s', 'MB/s', 'GB/s'];
  let value = bytesPerSecond;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${unit > 0 && value < 10 ? value.toFixed(1) : Math.round(value)} ${units[unit]}`;
}

const SPANS: readonly (readonly [string, number])[] = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1000],
];

/** A duration in its largest whole unit: `4 m`, `2 d`; `now` below a second. */
export function span(ms: number): string {
  for (const [unit, size] of SPANS) if (ms >= size) return `${Math.floor(ms / size)} ${unit}`;
  return 'now';
}

/** `45 ms`, `2.4 s`. */
export function latency(ms: number): string {
  return ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`;
}

/** Rounded down, so that 99.9 % never reads 100 %. */
export function percent(value: number): string {
  return `${Math.floor(value)} %`;
}

/** `1 service`, `2 services`. */
export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** `4,500`: a whole number in groups of three. */
export function grouped(count: number): string {
  return String(Math.round(count)).replaceAll(/\B(?=(\d{3})+(?!\d))/g, ',');
}

/** How long something takes: `45 ms`, `2.4 s`, `31 s`, `2 min 40 s`, `1 h 5 min`. */
export function lasting(ms: number): string {
  if (ms < 9950) return latency(ms);
  const seconds = Math.round(ms / 1000);
  if (seconds < 60) return `${seconds} s`;
  const [unit, rest] =
    seconds < 3600
      ? (['min', `${seconds % 60} s`] as const)
      : (['h', `${Math.floor((seconds % 3600) / 60)} min`] as const);
  const whole = Math.floor(seconds / (unit === 'h' ? 3600 : 60));
  return rest.startsWith('0 ') ? `${whole} ${unit}` : `${whole} ${unit} ${rest}`;
}
