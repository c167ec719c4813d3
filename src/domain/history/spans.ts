const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** How far back somebody looks. */
export interface Span {
  /** As it is typed: `7d`. */
  readonly name: string;
  readonly title: string;
  readonly ms: number;
}

export const SPANS: readonly Span[] = [
  { name: '1h', title: '1 h', ms: HOUR },
  { name: '24h', title: '24 h', ms: DAY },
  { name: '7d', title: '7 d', ms: 7 * DAY },
  { name: '30d', title: '30 d', ms: 30 * DAY },
  { name: '90d', title: '90 d', ms: 90 * DAY },
  { name: '2y', title: '2 y', ms: 730 * DAY },
];
