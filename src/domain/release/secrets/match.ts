/** A secret in a text, by a rule of our own. */
export interface Match {
  readonly rule: string;
  readonly what: string;
  readonly from: number;
  readonly to: number;
}
