import { type Judged, type LogQuery, matcherOf } from '#domain/logs/query.ts';

/** Chooses lines. */
export interface Sieve {
  /** Those that a query wants. Rejects with OpsError `bad-pattern`. */
  choose<Line extends Judged>(lines: readonly Line[], query: LogQuery): Promise<readonly Line[]>;
  close(): void;
}

export function plainSieve(): Sieve {
  return {
    choose: (lines, query) => Promise.resolve(lines.filter(matcherOf(query))),
    close: () => undefined,
  };
}
