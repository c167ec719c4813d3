import { EXIT } from '#domain/errors.ts';
import { fingerprint } from '#domain/fingerprint.ts';
import { isJsonObject } from '#domain/json.ts';
import { joinPath } from '#domain/path.ts';
import type { Plan } from '#domain/procedure/plan.ts';
import { bareUnit } from '#domain/service/names.ts';
import { inverseOf } from '#domain/service/unit.ts';
import { plannedAll, type Procedure, type Step } from '#services/procedures/engine/step.ts';

import { goalOf } from './look-once.ts';
import { jsonOf, paramsOf, type ServiceParams } from './params.ts';
import { actStep } from './steps/act.ts';
import { lookStep } from './steps/look.ts';
import { readyStep } from './steps/ready.ts';
import { turnStep, turnTaken } from './steps/turn.ts';
import { verifyStep } from './steps/verify.ts';
import { stepId, titleOf } from './unit-step.ts';
import type { ServiceWorld } from './world.ts';

const PHASES = [
  { id: 'look', title: 'Look' },
  { id: 'act', title: 'Act' },
  { id: 'ready', title: 'Ready' },
  { id: 'verify', title: 'Verify' },
] as const;

/** The steps of acting on services, made from their parameters alone. */
export function serviceSteps(world: ServiceWorld, params: ServiceParams): readonly Step[] {
  const works = params.units.map((unit) => ({ world, params, unit }));
  const looks = works.map(lookStep);
  const looked = looks.map(({ id }) => id);
  // What cannot be taken back is done as far as it goes, and what failed is told at the end; the rest is all or nothing.
  const onFailure = works.length > 1 && inverseOf(params.action) === null ? 'skip' : 'undo';
  const steps = works.flatMap((work) => {
    const before = work.unit.needs.map((id) => last(params, id));
    const turn = turnStep(work, [...looked, ...before]);
    const act = actStep(work, turn === null ? [...looked, ...before] : [turn.id], onFailure);
    return [turn, act, readyStep(work, onFailure)].filter((step) => step !== null);
  });
  const over = params.units.map(({ id }) => last(params, id));
  return [...looks, ...steps, verifyStep(world, params, over)];
}

/** The step after which others may go on. */
function last({ action, signal }: ServiceParams, id: string): string {
  return goalOf({ action, signal }) === null ? stepId.act({ id }) : stepId.ready({ id });
}

/** Acting on services, as the engine executes it. Throws OpsError `bad-plan`. */
export function serviceProcedure(world: ServiceWorld, plan: Plan): Procedure {
  const params = paramsOf(plan);
  return {
    plan,
    steps: serviceSteps(world, params),
    lock: null,
    locks: params.units.map(({ manager, unit }) => lockOf(world, manager, unit)),
    // What a person left out was planned and did not happen.
    exit: (resultOf) =>
      params.units.some((unit) => turnTaken(resultOf(stepId.turn(unit))).skipped !== null) ? EXIT.attention : null,
    result: (resultOf) => {
      const result = resultOf(stepId.verify);
      return isJsonObject(result) ? result : {};
    },
  };
}

/** Held by whoever acts on a unit of this machine. */
export function lockOf(
  { environment, locks }: Pick<ServiceWorld, 'environment' | 'locks'>,
  manager: string,
  unit: string,
): string {
  const bare = bareUnit(unit);
  const name = `${manager}-${bare}`.replaceAll(/[^\w.@-]+/g, '-').slice(0, 80);
  return joinPath(
    environment.stateDir,
    'locks',
    `${locks.self.host}-${name}-${fingerprint(`${manager}/${bare}`).slice(0, 8)}`,
  );
}

/** The plan with these parameters. */
export function servicePlan(world: ServiceWorld, params: ServiceParams): Plan {
  const json = jsonOf(params);
  const names = params.units.map(({ name }) => name);
  const id = names.length > 3 ? `${names.length} services` : names.join(', ');
  const [unit] = params.units;
  return {
    schema: 1,
    procedure: 'service',
    subject: { id, path: '' },
    title: unit === undefined ? 'Nothing' : titleOf({ world, params, unit: { ...unit, name: id } }),
    phases: PHASES,
    steps: plannedAll(serviceSteps(world, params)),
    params: json,
    fingerprint: fingerprint(JSON.stringify(json)),
    at: world.clock.now(),
  };
}
