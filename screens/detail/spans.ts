const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** How far back a graph looks. */
export interface Span {
  readonly title: string;
  readonly ms: number;
}

export const SPANS: readonly Span[] = [
  { title: '1 h', ms: HOUR },
  { title: '24 h', ms: DAY },
  { title: '7 d', ms: 7 * DAY },
  { title: '30 d', ms: 30 * DAY },
  { title: '90 d', ms: 90 * DAY },
];
