/** How much of the time something was up, and of how much of the time that is known. */
export interface Availability {
  /** Up by up and down, 0..1; null when nothing was seen. */
  readonly uptime: number | null;
  /** Share of the time that was seen, 0..1. */
  readonly coverage: number;
  readonly upMs: number;
  readonly downMs: number;
  readonly gapMs: number;
}

type Times = Pick<Availability, 'upMs' | 'downMs' | 'gapMs'>;

/** Weighted by time; what nobody saw counts neither way, but is told. */
export function availabilityOf({ upMs, downMs, gapMs }: Times): Availability {
  const seen = upMs + downMs;
  const all = seen + gapMs;
  return { uptime: seen === 0 ? null : upMs / seen, coverage: all === 0 ? 0 : seen / all, upMs, downMs, gapMs };
}

/** `99.93 % of 96 % observed`, `100 %`; rounded down, so that 100 % means always. */
export function availabilityText({ uptime, coverage }: Availability): string {
  if (uptime === null) return 'nothing observed';
  const seen = Math.floor(coverage * 100 + 1e-9);
  return seen >= 100 ? shareText(uptime) : `${shareText(uptime)} of ${seen < 1 ? 'less than 1' : seen} % observed`;
}

/** `99.93 %`, two decimals at most, rounded down. */
export const shareText = (share: number): string => `${Math.floor(share * 10_000 + 1e-6) / 100} %`;
