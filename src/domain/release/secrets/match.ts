/** A secret in a text, by a rule of our own. */
export interface Match {
  readonly rule: string;
  readonly what: string;
  readonly from: number;
  readonly to: number;
  /** Name of the stored credential whose value it is. */
  readonly known?: string | undefined;
}
