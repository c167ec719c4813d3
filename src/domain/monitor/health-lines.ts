/** `[2026-01-05 10:00:00] System Health: 92%`, as the guide's health_monitor.sh writes it; times are local. */
export function healthLine(at: number, value: number | null): string {
  return `${stamp(at)} System Health: ${percent(value)}`;
}

/** The guide's line for a health below the threshold; null while it is not, or while nothing is known. */
export function alertLine(value: number | null, threshold: number): string | null {
  return value !== null && value < threshold ? `⚠️  ALERT: System health below threshold (${percent(value)})` : null;
}

/** `[2026-01-05 10:00:00]`, local time. */
export function stamp(at: number): string {
  const date = new Date(at);
  const two = (part: number): string => String(part).padStart(2, '0');
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `[${day} ${[date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join(':')}]`;
}

function percent(value: number | null): string {
  return value === null ? 'unknown' : `${value}%`;
}
