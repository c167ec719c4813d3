import type { Cause } from './cause.ts';
import type { Confidence, Conclusion, Diagnosis } from './conclusion.ts';

const SURER: Readonly<Record<Confidence, number>> = { certain: 0, likely: 1, possible: 2 };

/** What can be wrong with a subject, and what is said when nothing is, or nothing explains it. */
export interface Rules<Facts> {
  /** Those that explain more before those that explain less. */
  readonly causes: readonly Cause<Facts>[];
  /** What was seen when all is well; null when that cannot be said. */
  readonly healthy: (facts: Facts) => { readonly title: string; readonly evidence: readonly string[] } | null;
  /** What was seen, when no cause explains it. */
  readonly unexplained: (facts: Facts) => { readonly title: string; readonly evidence: readonly string[] };
}

/**
 * The likeliest cause: of those that hold the surest, and of equally sure ones the first. `subject` is `memory` or
 * `service:api`; ids of the two other ends begin with the part before the colon.
 */
export function conclude<Facts>(
  subject: string,
  facts: Facts,
  { causes, healthy, unexplained }: Rules<Facts>,
  notLooked: readonly string[],
): Diagnosis {
  const all = causes.map((cause) => ({ cause, judgement: cause.judge(facts) }));
  const explained = all.some(({ cause, judgement }) => judgement.says === 'so' && cause.fallback !== true);
  const says = (one: (typeof all)[number]) => one.judgement.says;
  const judged = all.filter((one) => !(explained && one.cause.fallback === true && says(one) === 'so'));
  const holding = judged
    .flatMap(({ cause: { id, status }, judgement }): Conclusion[] => {
      if (judgement.says !== 'so') return [];
      const { confidence, title, evidence, fixes } = judgement;
      return [{ id, title, confidence, status: judgement.status ?? status, evidence, fixes }];
    })
    .toSorted((one, other) => SURER[one.confidence] - SURER[other.confidence]);
  const ruledOut = judged.flatMap(({ cause: { id, title }, judgement }) =>
    judgement.says === 'no' ? [{ id, title, why: judgement.why }] : [],
  );
  const [first, ...others] = holding;
  const conclusion = first ?? nothingHolds(subject, healthy(facts), unexplained(facts));
  return { subject, conclusion, others, ruledOut, notLooked };
}

function nothingHolds(
  subject: string,
  healthy: { readonly title: string; readonly evidence: readonly string[] } | null,
  unexplained: { readonly title: string; readonly evidence: readonly string[] },
): Conclusion {
  const kind = subject.split(':', 1)[0] ?? subject;
  return healthy === null
    ? { id: `${kind}-unknown`, confidence: 'possible', status: 'unknown', fixes: [], ...unexplained }
    : { id: `${kind}-healthy`, confidence: 'certain', status: 'ok', fixes: [], ...healthy };
}
