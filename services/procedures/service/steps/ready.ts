import { OpsError } from '#domain/errors.ts';
import { lasting } from '#domain/format.ts';
import type { OnFailure } from '#domain/procedure/plan.ts';
import { NOTHING_SEEN, readyAfter, type Readiness } from '#domain/service/readiness.ts';
import type { Step, StepContext } from '#services/procedures/engine/step.ts';
import { goalOf, lookOnce } from '#services/procedures/service/look-once.ts';
import { pause } from '#services/procedures/service/pause.ts';
import { lifeOf } from '#services/procedures/service/seen.ts';
import { stepId, type UnitWork } from '#services/procedures/service/unit-step.ts';

/** Waits until what was done has come about; null where nothing has to. */
export function readyStep(work: UnitWork, onFailure: OnFailure): Step | null {
  const { params, unit } = work;
  const goal = goalOf(params);
  if (goal === null) return null;
  return {
    id: stepId.ready(unit),
    title: `${unit.name} ${goal === 'running' ? 'is ready' : goal === 'stopped' ? 'has stopped' : 'has ended'}`,
    phase: 'ready',
    reads: true,
    needs: [stepId.act(unit)],
    skipped: unit.skip,
    onFailure,
    timeoutMs: unit.withinMs + 60_000,
    when: (context) => (context.resultOf(stepId.act(unit)) === null ? 'nothing was done' : null),
    async run(context) {
      const seen = await untilReady(work, context);
      if (seen.state === 'ready') return { result: { says: seen.says, pid: seen.pid }, summary: seen.says };
      throw notReady(work, seen);
    },
  };
}

async function untilReady(work: UnitWork, context: StepContext): Promise<Readiness> {
  const { world, params, unit } = work;
  const { clock } = world;
  const end = clock.monotonic() + unit.withinMs;
  const before = lifeOf(context.resultOf(stepId.look(unit)));
  const renewed = params.action === 'restart' && before.pid !== null;
  const goal = { state: goalOf(params) ?? 'running', before, renewed, good: unit.good };
  let seen = NOTHING_SEEN;
  for (;;) {
    const left = Math.max(unit.everyMs, end - clock.monotonic());
    const last = seen;
    seen = readyAfter(last, await lookOnce(work, before, { limitMs: left, outer: context.signal }), goal);
    if (seen.state !== 'waiting') return seen;
    const rest = end - clock.monotonic();
    // A look that was cut by the end of the time says less than the one before it.
    if (rest <= 0 && last !== NOTHING_SEEN) return last;
    if (rest <= 0) return seen;
    context.progress(seen.good, unit.good, seen.says);
    await pause(clock, Math.min(unit.everyMs, rest), context.signal);
  }
}

function notReady({ unit, params }: UnitWork, { state, says }: Readiness): OpsError {
  const what = goalOf(params) === 'running' ? 'is not ready' : 'did not end';
  const how = state === 'failed' ? says : `after ${lasting(unit.withinMs)}: ${says}`;
  return new OpsError('not-ready', `${unit.name} ${what}${state === 'failed' ? ': ' : ' '}${how}.`, {
    hint: `Its log may tell why: cpm-console service logs ${unit.name}`,
  });
}
