/** One difference between a backup and what is there now. */
export interface DiffLine {
  readonly state: 'changed' | 'gone' | 'new';
  /** As in the backup: begins with the name of its source. */
  readonly path: string;
  /** What changed, in words: `size, content`. */
  readonly what: string;
}
