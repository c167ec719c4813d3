import { EXIT } from '#domain/errors.ts';
import { fingerprint } from '#domain/fingerprint.ts';
import type { Plan } from '#domain/procedure/plan.ts';
import { credentialLock } from '#services/procedures/credentials/lock.ts';
import type { CredentialWorld } from '#services/procedures/credentials/ports.ts';
import { slotsOf } from '#services/procedures/credentials/slots.ts';
import { plannedAll, type Procedure, type Step } from '#services/procedures/engine/step.ts';
import { unitsOf } from '#services/procedures/give/given.ts';
import { giveSteps } from '#services/procedures/give/steps.ts';
import { lockOf } from '#services/procedures/service/procedure.ts';

import { jsonOfRotate, rotateIn, type RotateParams } from './params.ts';
import { confirmStep } from './steps/confirm.ts';
import { createStep } from './steps/create.ts';
import { dropStep } from './steps/drop.ts';
import { lookStep } from './steps/look.ts';
import { pasteStep } from './steps/paste.ts';
import { promoteStep } from './steps/promote.ts';
import { keptBecause, revokeStep } from './steps/revoke.ts';
import { settleStep } from './steps/settle.ts';
import { verifyStep } from './steps/verify.ts';
import { accountsOf } from './work.ts';

const PHASES = [
  { id: 'make', title: 'Make' },
  { id: 'swap', title: 'Swap' },
  { id: 'give', title: 'Give' },
  { id: 'revoke', title: 'Revoke' },
] as const;

function rotateSteps(world: CredentialWorld, params: RotateParams): readonly Step[] {
  const work = { world, params };
  const promote = promoteStep(work);
  const { files, restarts } = giveSteps({ world, name: params.name, givens: params.gives, after: [promote.id] });
  const given = [...files, ...restarts];
  return [
    lookStep(work),
    params.way === 'made' ? createStep(work) : pasteStep(work),
    verifyStep(work),
    promote,
    ...given,
    { ...settleStep(work), needs: [given.at(-1)?.id ?? promote.id] },
    revokeStep(work),
    confirmStep(work),
    dropStep(work),
  ];
}

/** The plan with these parameters. */
export function rotatePlan(world: CredentialWorld, params: RotateParams): Plan {
  const json = jsonOfRotate(params);
  return {
    schema: 1,
    procedure: 'rotate',
    subject: { id: params.name, path: '' },
    title: `Rotate ${params.name}`,
    phases: PHASES,
    steps: plannedAll(rotateSteps(world, params)),
    params: json,
    fingerprint: fingerprint(JSON.stringify(json)),
    at: world.clock.now(),
  };
}

/**
 * Replaces a value without a moment in which none works, as the engine executes it. Values are in the store, under the name
 * and two slots beside it, and nowhere else. Throws OpsError `bad-plan`.
 */
export function rotateProcedure(world: CredentialWorld, plan: Plan): Procedure {
  const params = rotateIn(plan);
  const { name, revoke } = params;
  return {
    plan,
    steps: rotateSteps(world, params),
    lock: credentialLock(world, name),
    locks: unitsOf(params.gives).map(({ manager, unit }) => lockOf(world, manager, unit)),
    exit: (resultOf) => (revoke === 'none' || keptBecause(resultOf('revoke')) !== null ? EXIT.attention : null),
    result: (resultOf) => {
      const kept = revoke === 'none' ? 'nobody can revoke it from here' : keptBecause(resultOf('revoke'));
      const { masked = '', fingerprint: print = null } = world.state.credentials.get(name) ?? {};
      return {
        name,
        masked,
        fingerprint: print,
        oldKept: kept,
        said: `${name} is ${masked} now; ${kept === null ? 'the old value is refused' : `the old value still works: ${kept}`}.`,
      };
    },
    async onEnd(state, { run }) {
      if (state === 'abandoned') {
        // What is beyond the point of no return needs no way back.
        const { next, previous } = accountsOf(params);
        await slotsOf(world).drop(previous);
        await slotsOf(world).drop(next);
      }
      if (state === 'stopped' || state === 'undo-incomplete') return;
      const outcome = state === 'done' || state === 'abandoned' ? 'done' : 'failed';
      await world.audit.append({ event: 'key_rotation', target: name, outcome, details: { run, state } });
    },
  };
}
