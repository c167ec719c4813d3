import type { Truth } from './pattern.ts';

export type Note = 'opened' | 'resolved' | 'reminder';

/** A monitor as far as it decides when somebody is told. */
export interface Watcher {
  /** One look at a moment, seconds; answers whom it would tell of what. */
  look(truth: Truth, second: number): readonly Note[];
  /** Seconds until the next look. */
  next(): number;
}

export interface Model {
  readonly name: string;
  /** Where its behaviour is written. */
  readonly source: string;
  readonly make: () => Watcher;
}

/** How often all of them look when nothing is wrong, seconds. */
export const INTERVAL = 30;
