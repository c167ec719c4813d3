import type { CertificateSeen, ProxySeen, Reached } from '#domain/diagnosis/net.ts';
import { type Observed, seenIn } from '#domain/diagnosis/observed.ts';

/** One host that was tried, step by step; what was not tried is null. */
export interface HostSeen {
  /** `api.github.com`, with its port where that is unusual. */
  readonly name: string;
  readonly lookup: Reached<{ readonly addresses: readonly string[] }> | null;
  readonly connect: Reached<{ readonly tookMs: number }> | null;
  readonly answer: Reached<{ readonly status: number; readonly skewMs: number | null }> | null;
  readonly certificate: CertificateSeen | null;
}

/** Where a question in plain http was led to. */
export interface PortalSeen {
  readonly asked: string;
  /** Host that the answer leads to; null when it leads nowhere. */
  readonly leadsTo: string | null;
  readonly status: number;
}

/** All that was gathered about the network of this machine. */
export interface NetworkFacts {
  /** Whether there is a way out of the local network. */
  readonly route: Observed<boolean>;
  readonly nameServers: Observed<readonly string[]>;
  readonly proxy: Observed<ProxySeen | null>;
  readonly hosts: Observed<readonly HostSeen[]>;
  readonly portal: Observed<PortalSeen | null>;
}

export const hostsIn = ({ hosts }: NetworkFacts): readonly HostSeen[] => seenIn(hosts) ?? [];

export const isReached = ({ answer }: HostSeen): boolean => answer?.ok === true;

/** The first step that failed; null when none did. */
export function failureOf({ lookup, connect, answer }: HostSeen) {
  for (const step of [lookup, connect, answer]) if (step?.ok === false) return step;
  return null;
}

/** Whether hosts were tried, and none was reached. */
export const noneReached = (facts: NetworkFacts): boolean =>
  hostsIn(facts).length > 0 && !hostsIn(facts).some(isReached);
