import { fingerprint } from '#domain/fingerprint.ts';
import type { Plan } from '#domain/procedure/plan.ts';
import { credentialLock } from '#services/procedures/credentials/lock.ts';
import type { CredentialWorld } from '#services/procedures/credentials/ports.ts';
import { plannedAll, type Procedure, type Step } from '#services/procedures/engine/step.ts';
import { lockOf } from '#services/procedures/service/procedure.ts';

import { fileStepId } from './file-step.ts';
import { giveIn, type GiveParams, jsonOfGive } from './params.ts';
import { recordStep } from './record-step.ts';
import { giveSteps } from './steps.ts';

function stepsOf(world: CredentialWorld, { name, given, known, written }: GiveParams): readonly Step[] {
  const record = recordStep({ world, name, given }, known);
  const { files, restarts } = giveSteps({ world, name, givens: [given], after: [], between: [record.id], written });
  return [...files, { ...record, needs: [fileStepId(given)] }, ...restarts];
}

/** The plan with these parameters. */
export function givePlan(world: CredentialWorld, params: GiveParams): Plan {
  const json = jsonOfGive(params);
  return {
    schema: 1,
    procedure: 'give',
    subject: { id: params.name, path: '' },
    title: `Give ${params.name} to ${params.given.target}`,
    phases: [{ id: 'give', title: 'Give' }],
    steps: plannedAll(stepsOf(world, params)),
    params: json,
    undoable: true,
    fingerprint: fingerprint(JSON.stringify(json)),
    at: world.clock.now(),
  };
}

/** Gives a value to what needs it, as the engine executes it; can be taken back after its end. Throws OpsError `bad-plan`. */
export function giveProcedure(world: CredentialWorld, plan: Plan): Procedure {
  const params = giveIn(plan);
  const { name, given } = params;
  return {
    plan,
    steps: stepsOf(world, params),
    lock: credentialLock(world, name),
    locks: given.units.map(({ manager, unit }) => lockOf(world, manager, unit)),
    result: () => ({
      name,
      target: given.target,
      file: given.file,
      variable: given.variable,
      said: `${name} is ${given.variable} in ${given.file}; a rotation renews it.`,
    }),
    async onEnd(state, { run }) {
      if (state === 'stopped' || state === 'undo-incomplete') return;
      const outcome = state === 'done' ? 'done' : 'failed';
      const details = { run, state, target: given.target, file: given.file, variable: given.variable };
      await world.audit.append({ event: 'credential_given', target: name, outcome, details });
    },
  };
}
