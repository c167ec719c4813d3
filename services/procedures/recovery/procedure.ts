import { EXIT } from '#domain/errors.ts';
import { field } from '#domain/field.ts';
import { fingerprint } from '#domain/fingerprint.ts';
import { isJsonObject, type Json } from '#domain/json.ts';
import { joinPath } from '#domain/path.ts';
import type { Plan } from '#domain/procedure/plan.ts';
import { nextLevel } from '#domain/recovery/levels.ts';
import { RECOVERY_PHASES } from '#domain/recovery/phases.ts';
import { plannedAll, type Procedure, type Step } from '#services/procedures/engine/step.ts';
import { lockOf } from '#services/procedures/service/procedure.ts';
import { turnTaken } from '#services/procedures/service/steps/turn.ts';
import { stepId } from '#services/procedures/service/unit-step.ts';

import { refuseBelow } from './below.ts';
import { chained } from './chained.ts';
import { jsonOfRecovery, type RecoverParams, recoveryIn } from './params.ts';
import { prune } from './prune.ts';
import { backupSteps } from './steps/backup.ts';
import { closeSteps } from './steps/close.ts';
import { configurationSteps } from './steps/configuration.ts';
import { evidenceSteps } from './steps/evidence.ts';
import type { RecoveryParts } from './steps/parts.ts';
import { preflightSteps } from './steps/preflight.ts';
import { reinstallCheckSteps, reinstallLookSteps, reinstallSteps } from './steps/reinstall.ts';
import { resetLookSteps, resetSteps } from './steps/reset.ts';
import { restartSteps } from './steps/restart.ts';
import { restoreLookSteps, restoreSteps } from './steps/restore.ts';
import { stopSteps } from './steps/stop.ts';
import { validateSteps } from './steps/validate.ts';
import type { RecoveryWorld } from './world.ts';

/** One line a phase, in order; what a level does not do has no steps. */
const STEPS: readonly ((parts: RecoveryParts) => readonly Step[])[] = [
  evidenceSteps,
  preflightSteps,
  resetLookSteps,
  reinstallLookSteps,
  restoreLookSteps,
  stopSteps,
  backupSteps,
  resetSteps,
  reinstallSteps,
  restoreSteps,
  configurationSteps,
  restartSteps,
  reinstallCheckSteps,
  validateSteps,
  closeSteps,
];

/** The steps of a recovery, made from its parameters alone. */
const recoverySteps = (parts: RecoveryParts): readonly Step[] => chained(STEPS.map((make) => make(parts)));

/** The plan with these parameters. */
export function recoveryPlan(world: RecoveryWorld, params: RecoverParams): Plan {
  const json = jsonOfRecovery(params);
  const steps = recoverySteps({ world, params });
  const phases = new Set(steps.map(({ phase }) => phase));
  const names = params.services.map(({ name }) => name);
  const id = names.length > 3 ? `${names.length} services` : names.join(', ');
  const subject = id === '' ? (params.project?.id ?? 'this machine') : id;
  return {
    schema: 1,
    procedure: 'recover',
    subject: { id: subject, path: params.project?.top ?? '' },
    title: `Recover ${subject} (${params.level})`,
    phases: RECOVERY_PHASES.filter((phase) => phases.has(phase.id)),
    steps: plannedAll(steps),
    params: json,
    undoable: true,
    // When it was planned says nothing of the world.
    fingerprint: fingerprint(JSON.stringify({ ...json, at: 0 })),
    at: params.at,
  };
}

/** A recovery as the engine executes it. Throws OpsError `bad-plan`. */
export function recoverProcedure(world: RecoveryWorld, plan: Plan): Procedure {
  const params = recoveryIn(plan);
  const steps = recoverySteps({ world, params });
  return {
    plan,
    steps,
    lock: recoveryLock(world),
    locks: params.services.map(({ manager, unit }) => lockOf(world, manager, unit)),
    result: (resultOf) => {
      const closed = resultOf('close');
      const isHealthy = params.services.length === 0 || field(resultOf('validate'), 'good') === true;
      const next = isHealthy ? null : nextLevel(params.level);
      return { ...(isJsonObject(closed) && closed), level: params.level, healthy: isHealthy, next };
    },
    exit: (resultOf) => exitOf(params, steps, resultOf),
    mayUndo: (run) => refuseBelow(world, run, plan),
    onEnd: async (state, { run, note }) => {
      if (state !== 'done') return;
      const kind = { name: 'recover', of: (old: Plan) => recoverProcedure(world, old) } as const;
      for (const old of await prune(world, { run, keep: params.keep, kind }))
        note(`${old} can no longer be taken back: what was kept for that is gone`);
    },
  };
}

/** What was begun and is over: not healthy, or left to somebody, is not 0; and 3 when nothing was there to be done. */
function exitOf({ services }: RecoverParams, steps: readonly Step[], resultOf: (step: string) => Json): number | null {
  const turns = services.flatMap((unit) => ['stop', 'start'].map((act) => resultOf(`${act}-${stepId.turn(unit)}`)));
  if (field(resultOf('validate'), 'good') === false || turns.some((turn) => turnTaken(turn).skipped !== null))
    return EXIT.attention;
  return steps.some(({ id, reads }) => reads !== true && resultOf(id) !== null) ? null : EXIT.nothingToDo;
}

/** Held by the one recovery of this machine. */
export const recoveryLock = ({ environment, locks }: Pick<RecoveryWorld, 'environment' | 'locks'>): string =>
  joinPath(environment.stateDir, 'locks', `${locks.self.host}-recovery`);
