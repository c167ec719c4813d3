import type { NetCode } from '#domain/net-failure.ts';

import type { Fix } from './conclusion.ts';

/** What asking over the net came to; a failure has the code of its error. */
export type Reached<T> = ({ readonly ok: true } & T) | Failed;

export interface Failed {
  readonly ok: false;
  readonly code: NetCode;
  readonly says: string;
}

/** The certificate a server showed. */
export interface CertificateSeen {
  /** Whole days until it ends; negative when it has ended. */
  readonly daysLeft: number;
  readonly issuer: string;
  /** Null when the chain is trusted. */
  readonly untrusted: string | null;
  /** Null when it is for this name. */
  readonly wrongName: string | null;
}

/** The proxy that the environment names. */
export interface ProxySeen {
  readonly variable: string;
  /** `proxy.example:3128` */
  readonly where: string;
  readonly answers: boolean;
}

/** A clock that is off by more spoils tokens and certificates. */
export const MOST_SKEW_MS = 5 * 60_000;

/** Something only a person can do. */
export const advice = (id: string, title: string, commands: readonly string[] = []): Fix => ({
  id,
  title,
  commands,
  costs: null,
  act: null,
});

export const setClock: Fix = advice('set-clock', 'Let the machine take its time from the net', [
  'timedatectl',
  'sudo timedatectl set-ntp true',
]);

export const diagnoseNetwork: Fix = advice('diagnose-network', 'Diagnose the network', [
  'cpm-console diagnose network',
]);
