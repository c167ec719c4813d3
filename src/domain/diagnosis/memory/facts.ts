import type { Observed } from '#domain/diagnosis/observed.ts';
import type { NetCode } from '#domain/net-failure.ts';
import type { Status } from '#domain/status.ts';

/** Where a memory service should be. */
export interface MemoryPlace {
  readonly host: string;
  readonly port: number;
  readonly tls: boolean;
}

/** What asking over the net came to; a failure has the code of its error. */
export type Reached<T> =
  | ({ readonly ok: true } & T)
  | { readonly ok: false; readonly code: NetCode; readonly says: string };

/** What it answered to the addresses of the probe order. */
export interface MemoryAnswered {
  /** The address that answered as a memory service does; null when none did. */
  readonly path: string | null;
  /** HTTP status of that answer, or of /health. */
  readonly httpStatus: number;
  /** What the rules of the check make of it. */
  readonly status: Status;
  readonly summary: string;
  /** Its own word for how it is: `healthy`. */
  readonly word: string | null;
  /** The beginning of what it said. */
  readonly body: string;
}

/** All that was gathered about a memory service. */
export interface MemoryFacts {
  readonly place: MemoryPlace;
  readonly connect: Observed<Reached<{ readonly tookMs: number }>>;
  readonly answer: Observed<Reached<MemoryAnswered>>;
}
