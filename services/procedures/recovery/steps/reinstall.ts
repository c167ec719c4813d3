import { includes } from '#domain/recovery/levels.ts';
import type { Step } from '#services/procedures/engine/step.ts';
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
  return wanted(params).map((one) => reinstallStep(world, one, { phase: 'reinstall', check, idleMs }));
}

const wanted = ({ level, reinstall }: RecoveryParts['params']) =>
  includes(level, 'reinstall') ? (reinstall?.items ?? []) : [];
