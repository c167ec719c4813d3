import { OpsError } from '#domain/errors.ts';
import { nearest } from '#domain/nearest.ts';
import type { Plan, PlannedStep } from '#domain/procedure/plan.ts';

import type { PushChoices, PushKind } from './review.ts';

/** A step or a phase that is left out, and why. */
export interface LeftOut {
  readonly id: string;
  readonly reason: string;
}

/** Steps that others work in; a phase that is left out keeps them while anything else needs them. */
const GROUND: ReadonlySet<string> = new Set(['worktree', 'stage', 'pick']);
/** Steps that mean nothing without each other: only their phase can be left out. */
const TOGETHER: ReadonlySet<string> = new Set([...GROUND, 'commit', 'branch', 'merged', 'tag', 'push']);
/** What there is no sense in once nothing is pushed. */
const AFTER_PUSH: Readonly<Record<string, readonly string[]>> = {
  git: ['deploy', 'verify'],
  commit: ['push', 'verify'],
  push: ['verify'],
};

/**
 * What a person leaves out of a plan with `--skip` and `--only`, and what falls away with it. Throws OpsError (exit usage)
 * `no-such-step`, `no-such-phase`, `not-alone` for a step that only goes together with others, and `tests-needed` (exit
 * refused) for the tests of a hotfix.
 */
export function leftOut(
  plan: Pick<Plan, 'phases' | 'steps'>,
  { kind, skip, only }: Pick<PushChoices, 'kind' | 'skip' | 'only'>,
): readonly LeftOut[] {
  const phases = plan.phases.map(({ id }) => id);
  for (const { id } of skip) check(id, 'step', [...phases, ...plan.steps.map((step) => step.id)]);
  for (const id of only) check(id, 'phase', phases);
  for (const { id } of skip) if (TOGETHER.has(id) && !phases.includes(id)) throw notAlone(id, plan.steps);
  const reason = `only ${only.join(', ')} was asked for`;
  const others = only.length === 0 ? [] : phases.filter((id) => !only.includes(id)).map((id) => ({ id, reason }));
  const wished = [...skip, ...others];
  const fallen = wished.flatMap(({ id }) =>
    (AFTER_PUSH[id] ?? [])
      .filter((after) => phases.includes(after))
      .map((after) => ({ id: after, reason: 'nothing is pushed' })),
  );
  const all = [...wished, ...fallen].filter(({ id }, at, list) => list.findIndex((other) => other.id === id) === at);
  return checkTests(all, kind, plan.steps);
}

/** Why a step is left out; null when it runs. */
export function reasonFor(step: Pick<PlannedStep, 'id' | 'phase'>, list: readonly LeftOut[]): string | null {
  const named = list.find(({ id }) => id === step.id);
  if (named !== undefined) return named.reason;
  if (GROUND.has(step.id)) return null;
  // Pushing without tests is no wish to push a secret: the search goes with the push.
  const phase = step.id === 'scan' && step.phase === 'tests' ? 'git' : step.phase;
  return list.find(({ id }) => id === phase)?.reason ?? null;
}

/** Whether a step only makes room for others to work in. */
export const isGround = ({ id }: Pick<PlannedStep, 'id'>): boolean => GROUND.has(id);

function check(id: string, what: 'step' | 'phase', known: readonly string[]): void {
  if (known.includes(id)) return;
  const meant = nearest(id, known);
  throw new OpsError(`no-such-${what}`, `This push has no ${what === 'step' ? 'step or phase' : what} ${id}.`, {
    hint: meant === null ? `There are: ${[...new Set(known)].join(', ')}.` : `Did you mean ${meant}?`,
    exit: 'usage',
  });
}

function notAlone(id: string, steps: readonly PlannedStep[]): OpsError {
  const phase = steps.find((step) => step.id === id)?.phase ?? '';
  return new OpsError('not-alone', `${id} cannot be left out by itself: other steps need what it makes.`, {
    hint: GROUND.has(id) ? 'Leave out what you do not want instead.' : `Leave out its phase: --skip ${phase}`,
    exit: 'usage',
  });
}

/** Whoever mends in a hurry tests what they mend. */
function checkTests(all: readonly LeftOut[], kind: PushKind, steps: readonly PlannedStep[]): readonly LeftOut[] {
  if (kind !== 'hotfix' || all.some(({ id }) => id === 'git')) return all;
  const tests = steps.filter(({ phase }) => phase === 'tests');
  const refused = tests.find((step) => reasonFor(step, all) !== null);
  if (refused === undefined) return all;
  throw new OpsError('tests-needed', `The tests of a hotfix cannot be left out (${refused.title}).`, {
    hint: 'Mend the tests, or push it as a full release with --skip tests and a reason.',
    exit: 'refused',
  });
}
