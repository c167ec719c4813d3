import type { Invocation } from '#cli/command.ts';
import { OpsError } from '#domain/errors.ts';
import type { RelatedAbout } from '#domain/learnings/related.ts';
import type { Plan } from '#domain/procedure/plan.ts';
import { relatedLearnings, type SeenBefore } from '#services/procedures/learnings/related.ts';
import { lastReadings } from '#services/procedures/recovery/last-readings.ts';
import { recoveryIn } from '#services/procedures/recovery/params.ts';
import { type PlannedRecovery, planRecovery, type RecoveryWish } from '#services/procedures/recovery/plan.ts';

import { recoveryWorldOf } from './world.ts';

/** A planned recovery, and what was learned before about the same. */
export interface Planned extends PlannedRecovery {
  readonly seenBefore: readonly SeenBefore[];
}

/** Plans with this configuration, and says when that could not be read. */
export async function planned(invocation: Invocation, wish: RecoveryWish): Promise<Planned> {
  const { world, config, configError, signal } = invocation;
  const { findings, ...found } = await planRecovery(recoveryWorldOf(invocation), config, wish, signal);
  const rest = { ...found, seenBefore: await learnedBefore(world, found.plan) };
  if (configError === undefined) return { ...rest, findings };
  const message = `The configuration cannot be used, so nothing of it is known here: ${configError.message}`;
  const command = 'cpm-console config validate';
  return { ...rest, findings: [{ id: 'configuration', message, command, blocks: false }, ...findings] };
}

/** Throws OpsError when the plan cannot be begun: something blocks it, or rights are missing and nobody can give them. */
export function refuse({ values, ask }: Invocation, { findings }: PlannedRecovery): void {
  const blocked = findings.filter(({ blocks }) => blocks);
  const [first] = blocked;
  if (first !== undefined)
    throw new OpsError(first.id, blocked.map(({ message }) => message).join(' '), {
      hint: first.command === null ? 'Nothing was changed.' : `Nothing was changed. ${first.command}`,
      exit: 'refused',
    });
  const alone = values['yes'] === true || ask === undefined || values['json'] === true;
  const turns = findings.filter(({ id }) => id === 'no-rights');
  if (!alone || turns.length === 0) return;
  const own = turns.map(({ command }) => command).filter((command) => command !== null);
  throw new OpsError('no-rights', turns.map(({ message }) => message).join(' '), {
    hint: `Nothing was changed. Run it yourself: ${own.join(' && ')}`,
    exit: 'refused',
  });
}

/** What was learned before about what a plan is for, the likest first. */
export const learnedBefore = (world: Invocation['world'], plan: Plan): Promise<readonly SeenBefore[]> =>
  relatedLearnings(world.learnings, aboutPlan(world, plan));

/** Its units, and what their checks said last. */
function aboutPlan(world: Invocation['world'], plan: Plan): RelatedAbout {
  const { services } = recoveryIn(plan);
  const said = new Map(lastReadings(world).map(({ id, summary }) => [id, summary]));
  return {
    names: services.map(({ name }) => name),
    kind: 'service',
    cause: null,
    said: services.flatMap(({ service }) => said.get(`service:${service}`) ?? []),
  };
}
