/** Something a check of the documents has to say. `block` stops a release unless the step is skipped with a reason. */
export interface DocFinding {
  readonly level: 'block' | 'warn';
  /** Relative to the project. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** What is wrong, in one sentence without the place. */
  readonly says: string;
  readonly hint: string | null;
}
