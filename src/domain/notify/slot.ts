const HOUR_MS = 3_600_000;

/**
 * When the next message may go out, epoch ms, at the earliest now. Three quarters of an hour's messages go out at once; the
 * rest are spread over what is left of the hour, so that something can still be said at its end.
 */
export function nextSlot(sentAt: readonly number[], now: number, perHour: number): number {
  const sent = sentAt.filter((at) => now - at < HOUR_MS);
  const [oldest] = sent;
  const last = sent.at(-1);
  if (oldest === undefined || last === undefined || sent.length < Math.ceil(perHour * 0.75)) return now;
  if (sent.length >= perHour) return Math.max(now, (sent[sent.length - perHour] ?? oldest) + HOUR_MS);
  const left = perHour - sent.length;
  return Math.max(now, last + (oldest + HOUR_MS - last) / (left + 1));
}
