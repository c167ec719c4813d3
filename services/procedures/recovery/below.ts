import { OpsError } from '#domain/errors.ts';
import type { Plan } from '#domain/procedure/plan.ts';
import { isUnfinished } from '#domain/procedure/run-state.ts';
import { whyNotUndoable } from '#domain/procedure/undoable.ts';
import { knownRuns } from '#services/procedures/runs/find.ts';

import { recoveryIn } from './params.ts';
import type { RecoveryWorld } from './world.ts';

/** What a newer recovery did stands on what this one left: throws OpsError `newer-recovery`, which is taken back first. */
export function refuseBelow({ journals }: Pick<RecoveryWorld, 'journals'>, run: string, plan: Plan): void {
  const known = knownRuns(journals, 'recover');
  const newer = known.slice(
    0,
    Math.max(
      0,
      known.findIndex((one) => one.run === run),
    ),
  );
  const own = aboutOf(plan);
  const above = newer.find(
    (one) =>
      (isUnfinished(one) || whyNotUndoable(one) === null) && aboutOf(one.plan).some((what) => own.includes(what)),
  );
  if (above === undefined) return;
  throw new OpsError('newer-recovery', `${above.run} came after it and worked on the same.`, {
    hint: `Take that back first: cpm-console recover undo ${above.run}`,
    exit: 'refused',
  });
}

/** Its units, and its checkout. */
function aboutOf(plan: Plan | null): readonly string[] {
  if (plan === null) return [];
  const { services, project } = recoveryIn(plan);
  return [...services.map(({ manager, unit }) => `${manager} ${unit}`), ...(project === null ? [] : [project.top])];
}
