import { OpsError } from '#domain/errors.ts';
import { nextLevel } from '#domain/recovery/levels.ts';
import { NOTHING_SEEN, readyAfter, type Readiness } from '#domain/service/readiness.ts';
import type { Step, StepContext } from '#services/procedures/engine/step.ts';
import type { RecoveryUnit } from '#services/procedures/recovery/params.ts';
import { lookOnce } from '#services/procedures/service/look-once.ts';
import { pause } from '#services/procedures/service/pause.ts';
import { lifeOf } from '#services/procedures/service/seen.ts';
import { stepId } from '#services/procedures/service/unit-step.ts';

import type { RecoveryParts } from './parts.ts';

/** Looks at everything again and again, and believes only what stays good. */
export function validateSteps({ world, params }: RecoveryParts): readonly Step[] {
  return [
    {
      id: 'validate',
      title: 'Validate',
      phase: 'validate',
      reads: true,
      timeoutMs: 3 * params.validate.overMs + 60_000,
      skipped: params.services.length === 0 ? 'nothing to do: no service is known' : null,
      async run(context) {
        const end = world.clock.monotonic() + 2 * params.validate.overMs + 30_000;
        let seen: ReadonlyMap<string, Readiness> = new Map();
        let since: number | null = null;
        for (;;) {
          seen = await lookAll({ world, params }, seen, context);
          const now = world.clock.monotonic();
          const bad = [...seen.values()].filter(({ good }) => good === 0);
          since = bad.length > 0 ? null : (since ?? now);
          const good = Math.min(...[...seen.values()].map((one) => one.good));
          if (since !== null && good >= params.validate.good && now - since >= params.validate.overMs)
            return { result: { good: true }, summary: `${good} good looks in a row` };
          if ([...seen.values()].some(({ state }) => state === 'failed') || now >= end)
            throw unhealthy(params.level, seen);
          context.progress(good, params.validate.good, [...seen.values()].map(({ says }) => says).join('; '));
          await pause(world.clock, params.validate.everyMs, context.signal);
        }
      },
    },
  ];
}

async function lookAll(
  { world, params }: RecoveryParts,
  past: ReadonlyMap<string, Readiness>,
  context: StepContext,
): Promise<ReadonlyMap<string, Readiness>> {
  const one = async (unit: RecoveryUnit) => {
    const before = lifeOf(context.resultOf(`start-${stepId.look(unit)}`));
    const look = await lookOnce({ world, unit }, before, { limitMs: 30_000, outer: context.signal });
    const goal = { state: 'running', before, renewed: false, good: params.validate.good } as const;
    return [unit.name, readyAfter(past.get(unit.name) ?? NOTHING_SEEN, look, goal)] as const;
  };
  return new Map(await Promise.all(params.services.map(one)));
}

function unhealthy(level: RecoveryParts['params']['level'], seen: ReadonlyMap<string, Readiness>): OpsError {
  const next = nextLevel(level);
  const says = [...seen].filter(([, { state }]) => state !== 'ready').map(([name, one]) => `${name}: ${one.says}`);
  return new OpsError('not-healthy', `It is not healthy: ${says.join('; ')}.`, {
    hint: next === null ? 'Look at its log.' : `The next level: cpm-console recover run --level ${next}`,
  });
}
