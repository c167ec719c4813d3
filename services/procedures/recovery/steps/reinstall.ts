import { includes } from '#domain/recovery/levels.ts';
import type { Step } from '#services/procedures/engine/step.ts';
import { reinstallCheckStep } from '#services/procedures/recovery/reinstall/check-step.ts';
import { reinstallLookStep } from '#services/procedures/recovery/reinstall/look-step.ts';
import { reinstallStep } from '#services/procedures/recovery/reinstall/step.ts';

import type { RecoveryParts } from './parts.ts';

/** Silence of an install, in ms: a compiler says nothing for long, a question that nobody sees says nothing for ever. */
const IDLE_MS = 5 * 60_000;

/** Looks whether the dependencies can be installed, before anything is stopped. */
export function reinstallLookSteps({ world, params }: RecoveryParts): readonly Step[] {
  const mayMend = includes(params.level, 'reset');
  return wanted(params).map((one) =>
    // A reset brings other manifests and lock files; what is wrong with these says nothing of them.
    reinstallLookStep(world, mayMend ? { ...one, refusal: null } : one, 'preflight'),
  );
}

/** Installs the dependencies of every component of the project anew. */
export function reinstallSteps({ world, params }: RecoveryParts): readonly Step[] {
  const { check = null, idleMs = IDLE_MS } = params.reinstall ?? {};
  const steps = wanted(params).map((one) => reinstallStep(world, one, { phase: 'reinstall', check, idleMs }));
  if (steps.length > 0 || !includes(params.level, 'reinstall')) return steps;
  const why = params.project === null ? 'no project is known of it' : 'the project has no dependencies';
  return [nothing(`nothing to do: ${why}`)];
}

/** The import or start check of what was installed anew. */
export function reinstallCheckSteps({ world, params }: RecoveryParts): readonly Step[] {
  return wanted(params).map((one) => reinstallCheckStep(world, one, 'validate'));
}

const wanted = ({ level, reinstall }: RecoveryParts['params']) =>
  includes(level, 'reinstall') ? (reinstall?.items ?? []) : [];

const nothing = (skipped: string): Step => ({
  id: 'reinstall',
  title: 'Install the dependencies anew',
  phase: 'reinstall',
  reads: true,
  skipped,
  run: () => Promise.resolve(),
});
