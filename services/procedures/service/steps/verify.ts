import { OpsError } from '#domain/errors.ts';
import type { Json, JsonObject } from '#domain/json.ts';
import { NOTHING_SEEN, readyAfter } from '#domain/service/readiness.ts';
import type { Step, StepContext } from '#services/procedures/engine/step.ts';
import { inPlace } from '#services/procedures/service/in-place.ts';
import { goalOf, lookOnce } from '#services/procedures/service/look-once.ts';
import type { PlannedUnit, ServiceParams } from '#services/procedures/service/params.ts';
import { lifeOf } from '#services/procedures/service/seen.ts';
import { stepId } from '#services/procedures/service/unit-step.ts';
import type { ServiceWorld } from '#services/procedures/service/world.ts';

import { turnTaken } from './turn.ts';

const LIMIT_MS = 30_000;

/** At the end everything is looked at once more: what came later may have broken what was ready before. */
export function verifyStep(world: ServiceWorld, params: ServiceParams, needs: readonly string[]): Step {
  return {
    id: stepId.verify,
    title: 'Verify',
    phase: 'verify',
    reads: true,
    needs,
    timeoutMs: 2 * LIMIT_MS,
    async run(context) {
      const units = params.units.filter(
        (unit) => unit.skip === null && turnTaken(context.resultOf(stepId.turn(unit))).skipped === null,
      );
      const seen = await Promise.all(units.map((unit) => lookAt(world, params, unit, context)));
      await refresh(world, params, context.signal);
      const bad = seen.filter(({ good }) => !good);
      if (bad.length > 0)
        throw new OpsError(
          'not-ready',
          `${bad.length === params.units.length ? '' : `${bad.length} of ${params.units.length}: `}${bad
            .map(({ name, says }) => `${name}: ${says}`)
            .join('; ')}.`,
          { hint: 'The others are as wanted. Mend it, then resume.' },
        );
      const left = params.units.flatMap((unit) => {
        const { skipped } = turnTaken(context.resultOf(stepId.turn(unit)));
        return skipped === null ? [] : [`${unit.name}: left as it is: ${skipped}`];
      });
      const said = [...seen.map(({ name, says }) => `${name}: ${says}`), ...left].join('; ');
      const services = seen.map(({ good: _good, ...service }): JsonObject => service);
      return { result: { services, said: said === '' ? 'Nothing had to be done.' : `${said}.` }, summary: said };
    },
  };
}

type Looked = JsonObject & { readonly name: string; readonly says: string; readonly good: boolean };

async function lookAt(
  world: ServiceWorld,
  params: ServiceParams,
  unit: PlannedUnit,
  context: StepContext,
): Promise<Looked> {
  const work = { world, params, unit };
  const first = lifeOf(context.resultOf(stepId.look(unit)));
  const look = await lookOnce(work, first, { limitMs: LIMIT_MS, outer: context.signal });
  const facts = typeof look.unit === 'string' ? {} : { state: look.unit.state, pid: look.unit.pid };
  const named = { name: unit.name, manager: unit.manager, unit: unit.unit, ...facts };
  const state = goalOf(params);
  if (state === null) {
    const probe = await inPlace(work, context.resultOf(stepId.look(unit)), context.signal);
    const acted: Json = context.resultOf(stepId.act(unit));
    const good = params.action === 'kill' ? acted !== null : probe.state === 'done';
    const now = typeof look.unit === 'string' ? look.unit : look.unit.state;
    return {
      ...named,
      good,
      says: good ? (WORDS[params.action] ?? now) : probe.state === 'unclear' ? probe.why : 'not done',
    };
  }
  const renewed = params.action === 'restart' && first.pid !== null;
  const seen = readyAfter(NOTHING_SEEN, look, { state, before: first, renewed, good: 1 });
  return { ...named, good: seen.state === 'ready', says: seen.says };
}

const WORDS: Readonly<Partial<Record<ServiceParams['action'], string>>> = {
  enable: 'starts by itself from now on',
  disable: 'no longer starts by itself',
};

/** The checks of the services themselves see what has changed, so that no screen shows what was before. */
async function refresh(
  { gate, refresh: look = gate }: ServiceWorld,
  { units }: ServiceParams,
  signal: AbortSignal,
): Promise<void> {
  const ids = units.map(({ service, manager, unit }) => `service:${service ?? `${manager}/${unit}`}`);
  await look?.(ids, signal).catch(() => []);
}
