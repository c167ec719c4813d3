/** One trouble of one check, from the look that began it to the one that ended it. The rules are in `alerts`. */
export interface Incident {
  /** `i-17` */
  readonly id: string;
  readonly checkId: string;
  readonly title: string;
  /** What the last failing look said. */
  readonly summary: string;
  readonly severity: 'warning' | 'critical';
  /** Epoch ms of the first failing look, as the others. */
  readonly openedAt: number;
  /** The first good look after the last failing one; null while it is open. */
  readonly closedAt: number | null;
  readonly acknowledgedAt: number | null;
  readonly acknowledgedBy: string | null;
  /** When the acknowledgement ends; null for never. */
  readonly acknowledgedUntil: number | null;
  readonly note: string | null;
  /** It came and went so often that it is one trouble. */
  readonly flapping: boolean;
  /** How often it failed: more than once when it came back before it was closed. */
  readonly count: number;
}
