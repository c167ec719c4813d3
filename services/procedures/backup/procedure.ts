import { fingerprint } from '#domain/fingerprint.ts';
import { isJsonObject } from '#domain/json.ts';
import { joinPath } from '#domain/path.ts';
import type { Plan } from '#domain/procedure/plan.ts';
import type { BackupSource } from '#services/ports/backups.ts';
import type { World } from '#services/ports/world.ts';
import { plannedAll, type Procedure, type Step } from '#services/procedures/engine/step.ts';
import { prune } from '#services/procedures/recovery/prune.ts';

import { refuseUnderneath } from './above.ts';
import { actStep, type BackupWorld } from './act-step.ts';
import { actIn, type BackupAct, jsonOfAct } from './params.ts';
import { putBackSteps } from './put-back-steps.ts';

const PHASES: Plan['phases'] = [
  { id: 'act', title: 'Backup' },
  { id: 'look', title: 'Look' },
  { id: 'safety', title: 'Safety copy' },
  { id: 'put-back', title: 'Put back' },
];

const TITLES: Readonly<Record<BackupAct['act'], string>> = {
  create: 'Back up',
  verify: 'Verify',
  test: 'Test the restore of',
  restore: 'Restore',
  'put-back': 'Put back',
  remove: 'Delete',
};

type Sources = () => readonly BackupSource[];

const stepsOf = (world: BackupWorld, act: BackupAct, sources: Sources): readonly Step[] =>
  act.act === 'put-back' ? putBackSteps(world, act.id, act.pieces) : [actStep({ world, sources }, act)];

/** The plan of one act on backups. */
export function backupPlan(world: BackupWorld, act: BackupAct): Plan {
  const params = jsonOfAct(act);
  const subject = subjectOf(act);
  const steps = plannedAll(stepsOf(world, act, () => []));
  return {
    schema: 1,
    procedure: 'backup',
    subject: { id: subject, path: '' },
    title: act.act === 'create' ? TITLES.create : `${TITLES[act.act]} ${subject}`,
    phases: PHASES.filter(({ id }) => steps.some(({ phase }) => phase === id)),
    steps,
    params,
    undoable: act.act === 'put-back',
    fingerprint: fingerprint(JSON.stringify(params)),
    at: world.clock.now(),
  };
}

/** One act on backups as the engine executes it; `sources` is asked when it begins. Throws OpsError `bad-plan`. */
export function backupProcedure(world: World, plan: Plan, sources: Sources): Procedure {
  const act = actIn(plan);
  const { environment, locks } = world;
  return {
    plan,
    steps: stepsOf(world, act, sources),
    lock: joinPath(environment.stateDir, 'locks', `${locks.self.host}-backup`),
    result: (resultOf) => {
      const result = resultOf(act.act === 'put-back' ? 'safety' : act.act);
      return isJsonObject(result) ? result : {};
    },
    mayUndo: (run) => {
      if (act.act === 'put-back') refuseUnderneath(world.journals, run, act.pieces);
    },
    onEnd: async (state, { run, note }) => {
      if (act.act !== 'put-back' || state !== 'done') return;
      const kind = { name: 'backup', of: (old: Plan) => backupProcedure(world, old, sources) } as const;
      for (const old of await prune(world, { run, keep: act.keep, kind }))
        note(`${old} can no longer be taken back: what was kept for that is gone`);
    },
  };
}

function subjectOf(act: BackupAct): string {
  if (act.act === 'create') return 'this machine';
  if (act.act !== 'remove') return act.id;
  return act.ids.length === 1 ? (act.ids[0] ?? '') : `${act.ids.length} backups`;
}
