import type { LogQuery } from './query.ts';

/** Logs that a person reads together, by a name of their own. */
export interface LogView {
  readonly id: string;
  /** Names of services and logs, paths and patterns, as they are typed after `logs`. */
  readonly sources: readonly string[];
  readonly query: LogQuery;
}
