import type { Holder } from '#domain/diagnosis/holder.ts';
import type { CertificateSeen, Reached } from '#domain/diagnosis/net.ts';
import { type Observed, seenIn } from '#domain/diagnosis/observed.ts';
import type { UnitSeen } from '#domain/diagnosis/unit.ts';
import type { Status } from '#domain/status.ts';

/** Where a memory service should be. */
export interface MemoryPlace {
  readonly host: string;
  readonly port: number;
  readonly tls: boolean;
}

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

/** What asking again with the key of the environment came to. */
export interface KeyTried {
  /** The variable the key is in; null when none of them is set. */
  readonly variable: string | null;
  readonly answer: Reached<MemoryAnswered> | null;
}

/** All that was gathered about a memory service. A look that was not needed saw null. */
export interface MemoryFacts {
  readonly place: MemoryPlace;
  /** Whether it is on this machine, so that its process and its unit can be looked at. */
  readonly local: boolean;
  readonly connect: Observed<Reached<{ readonly tookMs: number }>>;
  readonly answer: Observed<Reached<MemoryAnswered>>;
  /** Who listens on its port; empty when nobody does. */
  readonly holders: Observed<readonly Holder[]>;
  readonly unit: Observed<UnitSeen | null>;
  /** Whether the other one of http and https is spoken there. */
  readonly otherScheme: Observed<boolean | null>;
  readonly certificate: Observed<CertificateSeen | null>;
  readonly key: Observed<KeyTried | null>;
  /** Other places of this host where a memory service answers. */
  readonly elsewhere: Observed<readonly { readonly port: number; readonly says: string }[] | null>;
  readonly machine: Observed<{ readonly memoryPercent: number; readonly diskPercent: number | null }>;
}

/** The answer that counts: the one with the key, where that was accepted. */
export function answerOf({ answer, key }: MemoryFacts): Reached<MemoryAnswered> | null {
  const tried = seenIn(key)?.answer;
  if (tried?.ok === true && !isRefusal(tried.httpStatus)) return tried;
  return seenIn(answer);
}

export const isRefusal = (httpStatus: number): boolean => httpStatus === 401 || httpStatus === 403;

/** `localhost:8002` */
export const placeWords = ({ host, port }: MemoryPlace): string => `${host.includes(':') ? `[${host}]` : host}:${port}`;
