/** So much is given to a thread at once: enough to pay for the way, little enough that both end together. */
const PART = 32 * 1024 * 1024;

/** From a place on, up to another. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Cuts a stretch of a log into parts, the last first, because the newest lines matter most. */
export function partsOf({ from, to }: Stretch, size = PART): Stretch[] {
  const parts: Stretch[] = [];
  for (let start = from; start < to;) {
    const end = Math.min(to, (Math.floor(start / size) + 1) * size);
    parts.push({ from: start, to: end });
    start = end;
  }
  return parts.toReversed();
}

/** What of a log must still be read when the stretch `known` has been. */
export function unread(start: number, size: number, known: Stretch | null): Stretch[] {
  if (known === null) return start < size ? [{ from: start, to: size }] : [];
  const stretches = [
    { from: known.to, to: size },
    { from: start, to: known.from },
  ];
  return stretches.filter(({ from, to }) => from < to);
}
