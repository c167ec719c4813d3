import { OpsError } from '#domain/errors.ts';
import type { Plan } from '#domain/procedure/plan.ts';
import { NO_CHOICES } from '#domain/push/review.ts';

import { paramsOf } from './procedure.ts';
import { planOf, type PushedProject, reviewPush } from './review.ts';
import type { PushWorld } from './world.ts';

/** A saved plan, when planning it again gives the same. Throws OpsError `bad-plan`, `plan-stale` (exit refused). */
export async function checkPlan(
  world: PushWorld,
  saved: unknown,
  configuredOf: (dir: string) => PushedProject['configured'],
  signal: AbortSignal,
): Promise<Plan> {
  if (!isPlan(saved))
    throw new OpsError('bad-plan', 'This file is not a plan that push plan --save wrote.', { exit: 'usage' });
  const params = paramsOf(saved);
  const configured = configuredOf(params.project.dir);
  // What is skipped because it is written down comes again by itself.
  const written = new Set(configured?.flatMap(({ settings }) => settings.skip?.map(({ what }) => what) ?? []));
  const choices = {
    ...NO_CHOICES,
    kind: params.kind,
    bump: params.next,
    packageName: params.package ?? null,
    pullRequest: params.pull !== undefined,
    skip: params.skip.filter(({ id }) => !written.has(id)),
    include: params.quick?.paths ?? [],
    message: params.quick === undefined ? null : params.message,
    changelogEntry: params.changelog?.edited === true ? params.changelog.entry : null,
  };
  const project = { id: params.project.id, dir: params.project.dir, configured, places: {} };
  const now = planOf(await reviewPush(world, project, choices, signal));
  const then = paramsOf(now);
  if (now.fingerprint === saved.fingerprint || sameWorld(then, params)) return saved;
  throw new OpsError(
    'plan-stale',
    'The world moved since this plan was made: branch, remote, tags or settings differ.',
    {
      hint: 'Plan again and look at it: cpm-console push plan',
      exit: 'refused',
    },
  );
}

/** A plan whose version came from the commits is the same as one that names that version. */
function sameWorld(one: ReturnType<typeof paramsOf>, other: ReturnType<typeof paramsOf>): boolean {
  return JSON.stringify({ ...one, at: 0 }) === JSON.stringify({ ...other, at: 0 });
}

function isPlan(value: unknown): value is Plan {
  return (
    typeof value === 'object' &&
    value !== null &&
    'schema' in value &&
    value.schema === 1 &&
    'procedure' in value &&
    'params' in value &&
    'steps' in value &&
    'fingerprint' in value
  );
}
