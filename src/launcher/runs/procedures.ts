import { OpsError } from '#domain/errors.ts';
import type { Plan } from '#domain/procedure/plan.ts';
import type { World } from '#services/ports/world.ts';
import type { Procedure } from '#services/procedures/engine/step.ts';
import type { PushWorld } from '#services/procedures/push/world.ts';

type Maker = (world: World & PushWorld, plan: Plan) => Promise<Procedure>;

const release: Maker = async (world, plan) =>
  (await import('#services/procedures/push/any-procedure.ts')).procedureOfPlan(world, plan);

const diagnose: Maker = async (world, plan) =>
  (await import('#services/procedures/diagnose/procedure.ts')).diagnosisOfPlan(world, plan);

const ending: Maker = async (world, plan) =>
  (await import('#services/procedures/end-process/procedure.ts')).endProcess(world, plan);

const command: Maker = async (_world, plan) =>
  (await import('#services/procedures/command/procedure.ts')).commandProcedure(plan);

const mend: Maker = async (world, plan) =>
  (await import('#services/procedures/mend/procedure.ts')).mendProcedure(world, plan);

const recover: Maker = async (world, plan) =>
  (await import('#services/procedures/recovery/procedure.ts')).recoverProcedure(world, plan);

const credential: Maker = async (world, plan) => {
  const [{ credentialProcedure }, { withProviders }] = await Promise.all([
    import('#services/procedures/credentials/start.ts'),
    import('#services/procedures/credentials/ports.ts'),
  ]);
  return credentialProcedure(withProviders(world), plan);
};

const service: Maker = async (world, plan) =>
  (await import('#services/procedures/service/procedure.ts')).serviceProcedure(world, plan);

/** How the steps of a journaled plan are made again, by the name of its procedure. */
const MAKERS: Readonly<Record<string, Maker>> = {
  command,
  diagnose,
  'end-process': ending,
  give: credential,
  mend,
  push: release,
  recover,
  rollback: release,
  rotate: credential,
  service,
};

/** Makes the steps of a journaled plan again. Rejects with OpsError for a plan of another version of the program. */
export async function procedureOf(world: World & PushWorld, plan: Plan): Promise<Procedure> {
  const make = MAKERS[plan.procedure];
  if (make === undefined)
    throw new OpsError('unknown-procedure', `This version does not know the procedure ${plan.procedure}.`, {
      hint: 'A newer cpm-console began this run; go on with that one.',
    });
  return make(world, plan);
}
