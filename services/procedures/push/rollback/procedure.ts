import { OpsError } from '#domain/errors.ts';
import { textField } from '#domain/field.ts';
import { fingerprint } from '#domain/fingerprint.ts';
import { isJsonObject, parseJson } from '#domain/json.ts';
import { joinPath } from '#domain/path.ts';
import type { Plan } from '#domain/procedure/plan.ts';
import { plannedAll, type Procedure, type Step } from '#services/procedures/engine/step.ts';
import { noRelease } from '#services/procedures/push/steps/no-release.ts';
import { pushStep } from '#services/procedures/push/steps/push.ts';
import { updateHereStep } from '#services/procedures/push/steps/update-here.ts';
import { validateRemoteStep } from '#services/procedures/push/steps/validate-remote.ts';
import { verifyRemoteStep } from '#services/procedures/push/steps/verify-remote.ts';
import { worktreeStep } from '#services/procedures/push/steps/worktree.ts';
import type { PushWorld } from '#services/procedures/push/world.ts';

import { mendStep } from './mend.ts';
import type { RollbackParams } from './params.ts';
import { revertStep } from './revert.ts';
import { rewindStep } from './rewind.ts';
import { undoHereStep } from './undo-here.ts';
import { verifyRewoundStep } from './verify-rewound.ts';
import { yankStep } from './yank.ts';

const PHASES = [
  { id: 'validate', title: 'Validate' },
  { id: 'registry', title: 'Registry' },
  { id: 'git', title: 'Git' },
  { id: 'verify', title: 'Verify' },
] as const;
const BY_HAND = { id: 'hand', title: 'By hand' };

/** The steps of a rollback, made from its parameters alone. */
export function rollbackSteps(around: PushWorld, params: RollbackParams): readonly Step[] {
  const world = { ...around, ownSsh: params.ownSsh };
  const plain = { ...params, tag: null };
  const mends = params.mends.flatMap(({ component, what }) =>
    what.do === 'yank' ? [] : [mendStep(world, params, { component, what })],
  );
  const byHand = params.mends.flatMap((mend) =>
    mend.what.do === 'yank' ? [yankStep(world, params, mend, mend.what)] : [],
  );
  const look = validateRemoteStep(world, plain);
  if (params.kind === 'rewind')
    return [look, ...mends, rewindStep(world, params), verifyRewoundStep(world, params), undoHereStep(world, params)];
  return [
    look,
    ...mends,
    { ...worktreeStep(world, params), phase: 'git' },
    revertStep(world, params),
    noRelease(pushStep(world, plain)),
    verifyRemoteStep(world, plain),
    noRelease(updateHereStep(world, params)),
    ...byHand,
  ];
}

/** The plan of a rollback with these parameters. */
export function rollbackPlan(world: PushWorld, params: RollbackParams): Plan {
  const json = parseJson(JSON.stringify(params));
  if (!isJsonObject(json)) throw new TypeError('Parameters are an object.');
  const { project, released, kind, at } = params;
  return {
    schema: 1,
    procedure: 'rollback',
    subject: { id: project.id, path: project.dir },
    title: `${kind === 'revert' ? 'Revert' : 'Rewind'} ${project.id} ${released.version ?? released.commit.slice(0, 7)}`,
    phases: params.mends.some(({ what }) => what.do === 'yank') ? [...PHASES, BY_HAND] : PHASES,
    steps: plannedAll(rollbackSteps(world, params)),
    params: json,
    fingerprint: fingerprint(JSON.stringify({ ...json, at: 0 })),
    at,
  };
}

/** A rollback as the engine executes it. Throws OpsError `bad-plan`. */
export function rollbackProcedure(world: PushWorld, plan: Plan): Procedure {
  const params: unknown = plan.params;
  if (!isParams(params))
    throw new OpsError('bad-plan', 'This is not a plan of a rollback that this version understands.', {
      hint: 'Begin the rollback again.',
      exit: 'usage',
    });
  return {
    plan,
    steps: rollbackSteps(world, params),
    lock: joinPath(params.gitDir, 'cpm-console', 'lock'),
    result: (resultOf) => ({
      project: params.project.id,
      kind: params.kind,
      rolledBack: params.released.version ?? params.released.commit,
      commit: textField(resultOf('commit'), 'commit'),
    }),
  };
}

function isParams(params: unknown): params is RollbackParams {
  const texts = [
    ['kind'],
    ['project', 'dir'],
    ['gitDir'],
    ['base'],
    ['branch'],
    ['remote', 'name'],
    ['released', 'commit'],
  ];
  return texts.every((path) => textField(params, ...path) !== null);
}
