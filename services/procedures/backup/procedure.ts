import { fingerprint } from '#domain/fingerprint.ts';
import { isJsonObject } from '#domain/json.ts';
import { joinPath } from '#domain/path.ts';
import type { Plan } from '#domain/procedure/plan.ts';
import type { BackupSource } from '#services/ports/backups.ts';
import { plannedAll, type Procedure } from '#services/procedures/engine/step.ts';

import { actStep, type BackupWorld } from './act-step.ts';
import { actIn, type BackupAct, jsonOfAct } from './params.ts';

const PHASES = [{ id: 'act', title: 'Backup' }] as const;

const TITLES: Readonly<Record<BackupAct['act'], string>> = {
  create: 'Back up',
  verify: 'Verify',
  test: 'Test the restore of',
  restore: 'Restore',
  remove: 'Delete',
};

/** The plan of one act on backups. */
export function backupPlan(world: BackupWorld, act: BackupAct): Plan {
  const params = jsonOfAct(act);
  const subject = subjectOf(act);
  return {
    schema: 1,
    procedure: 'backup',
    subject: { id: subject, path: '' },
    title: act.act === 'create' ? TITLES.create : `${TITLES[act.act]} ${subject}`,
    phases: PHASES,
    steps: plannedAll([actStep({ world, sources: () => [] }, act)]),
    params,
    fingerprint: fingerprint(JSON.stringify(params)),
    at: world.clock.now(),
  };
}

/** One act on backups as the engine executes it; `sources` is asked when it begins. Throws OpsError `bad-plan`. */
export function backupProcedure(world: BackupWorld, plan: Plan, sources: () => readonly BackupSource[]): Procedure {
  const act = actIn(plan);
  const { environment, locks } = world;
  return {
    plan,
    steps: [actStep({ world, sources }, act)],
    lock: joinPath(environment.stateDir, 'locks', `${locks.self.host}-backup`),
    result: (resultOf) => {
      const result = resultOf(act.act);
      return isJsonObject(result) ? result : {};
    },
  };
}

function subjectOf(act: BackupAct): string {
  if (act.act === 'create') return 'this machine';
  if (act.act !== 'remove') return act.id;
  return act.ids.length === 1 ? (act.ids[0] ?? '') : `${act.ids.length} backups`;
}
