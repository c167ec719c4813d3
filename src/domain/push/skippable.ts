import type { Plan } from '#domain/procedure/plan.ts';

import type { PushKind } from './review.ts';

/** A phase or a step that a person may leave out, with a reason. */
export interface Skippable {
  readonly id: string;
  readonly title: string;
}

/** Without these there is nothing to release, or nobody knows what was released. */
const NEEDED = new Set(['validate', 'version', 'git', 'verify']);

/**
 * What may be left out of a plan: documents and tests as a whole, and single steps of what comes before and after the
 * point of no return. A hotfix is always tested.
 */
export function skippable({ phases, steps }: Plan, kind: PushKind): readonly Skippable[] {
  const open = phases.filter(({ id }) => !NEEDED.has(id) && !(kind === 'hotfix' && id === 'tests'));
  return open.flatMap((phase) => {
    const own = steps.filter((step) => step.phase === phase.id && step.skipped === null);
    const single = own.filter(({ irreversible }) => !irreversible);
    const whole = own.length > 0 && own.length === single.length ? [phase] : [];
    return [...whole, ...(own.length > 1 ? single : [])].map(({ id, title }) => ({ id, title }));
  });
}
