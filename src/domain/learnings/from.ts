import type { Diagnosis } from '#domain/diagnosis/conclusion.ts';

/** What a learning is written about. */
export type LearnFrom =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'run'; readonly run: string }
  /** Of an incident by its id: `i-17`. */
  | { readonly kind: 'incident'; readonly incident: string }
  /** What a check says, and what was found to be its cause. */
  | { readonly kind: 'check'; readonly checkId: string; readonly diagnosis: Diagnosis | null };

/** Names it, so that a draft of the same thing is found again: `run:push-…`, `incident:i-17`, `new`. */
export function keyOf(from: LearnFrom): string {
  switch (from.kind) {
    case 'nothing':
      return 'new';
    case 'run':
      return `run:${from.run}`;
    case 'incident':
      return `incident:${from.incident}`;
    case 'check':
      return `check:${from.checkId}`;
  }
}
