/** Rejections in a row of one credential at one host, and until when nothing is tried (epoch ms). */
export interface Failures {
  readonly failures: number;
  readonly until: number | null;
}

/** After so many rejections in a row nothing is tried for so long. */
export interface LockoutRule {
  readonly failures: number;
  readonly forMs: number;
}

const NONE: Failures = { failures: 0, until: null };

/**
 * What follows from a look. Only a rejection by the provider itself counts; what works begins anew; anything else (a limit,
 * no answer) says nothing and changes nothing. After a lockout has ended one more rejection begins the next one.
 */
export function afterLook(
  before: Failures,
  look: { readonly rejection: boolean; readonly works: boolean },
  rule: LockoutRule,
  now: number,
): Failures {
  if (look.works) return NONE;
  if (!look.rejection) return before;
  const failures = before.failures + 1;
  return { failures, until: failures >= rule.failures ? now + rule.forMs : null };
}

/** How long nothing is tried yet, in ms; 0 when it may be. A clock that was set back ends no later than a whole lockout. */
export function lockedFor({ until }: Failures, rule: LockoutRule, now: number): number {
  return until === null ? 0 : Math.min(rule.forMs, Math.max(0, until - now));
}
