import type { Status } from '#domain/status.ts';

import type { Confidence, Fix } from './conclusion.ts';

/** What the facts say of a cause. */
export type Judgement =
  | {
      readonly says: 'so';
      readonly confidence: Confidence;
      /** One sentence for a person, with the numbers and names of this machine. */
      readonly title: string;
      readonly evidence: readonly string[];
      readonly fixes: readonly Fix[];
      /** When it is not as bad as the cause usually is. */
      readonly status?: Status | undefined;
    }
  /** Ruled out, and by what. */
  | { readonly says: 'no'; readonly why: string }
  /** Nothing was seen that speaks for or against it. */
  | { readonly says: 'open' };

/** One thing that can be wrong. */
export interface Cause<Facts> {
  /** kebab-case, stable, begins with its subject: `memory-nothing-listens`. */
  readonly id: string;
  /** Without numbers, for the list of what was ruled out: `Nothing listens on its port`. */
  readonly title: string;
  readonly status: Status;
  /** Says little more than that something is wrong: only asked when nothing else holds. */
  readonly fallback?: true | undefined;
  readonly judge: (facts: Facts) => Judgement;
}

type So = Extract<Judgement, { says: 'so' }>;

/** It is so. */
export const so = (
  confidence: Confidence,
  title: string,
  evidence: readonly string[],
  fixes: readonly Fix[] = [],
  status?: So['status'],
): Judgement => ({ says: 'so', confidence, title, evidence, fixes, status });

/** It is not, because of that. */
export const no = (why: string): Judgement => ({ says: 'no', why });

export const OPEN: Judgement = { says: 'open' };
