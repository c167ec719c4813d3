import { lasting } from '#domain/format.ts';
import { NOTHING_SEEN, readyAfter, type Readiness } from '#domain/service/readiness.ts';
import type { StepContext } from '#services/procedures/engine/step.ts';
import { lookOnce } from '#services/procedures/service/look-once.ts';
import { pause } from '#services/procedures/service/pause.ts';
import { lifeOf } from '#services/procedures/service/seen.ts';
import { stepId } from '#services/procedures/service/unit-step.ts';

import type { RecoveryUnit } from './params.ts';
import type { RecoveryParts } from './steps/parts.ts';

/** What is not healthy for this long beyond the time that good looks must span is not healthy. */
const PATIENCE_MS = 30_000;

/** Watches until every service was good so often in a row and so long, or is not: crashed, crashing, or too late. */
export async function watchHealth(
  { world, params }: RecoveryParts,
  context: StepContext,
): Promise<{ readonly good: boolean; readonly says: string }> {
  const { clock } = world;
  const { good: wanted, overMs, everyMs } = params.validate;
  const began = clock.monotonic();
  const last = began + 2 * overMs + PATIENCE_MS;
  let past: ReadonlyMap<string, Readiness> = new Map();
  let since: number | null = null;
  for (;;) {
    past = await lookAll({ world, params }, past, context, last);
    const now = clock.monotonic();
    const all = [...past.values()];
    const least = Math.min(...all.map(({ good }) => good));
    since = least === 0 ? null : (since ?? now);
    const bad = [...past].filter(([, { good }]) => good === 0).map(([name, { says }]) => `${name}: ${says}`);
    if (since !== null && least >= wanted && now - since >= overMs)
      return { good: true, says: `${least} good looks in a row, over ${lasting(now - since)}` };
    if (all.some(({ state }) => state === 'failed')) return { good: false, says: bad.join('; ') };
    if (now >= last) return { good: false, says: bad.length > 0 ? bad.join('; ') : 'it does not stay good' };
    const left = since === null ? bad.join('; ') : `good, ${lasting(Math.max(0, overMs - (now - since)))} to go`;
    context.progress(Math.min(least, wanted), wanted, left);
    await pause(clock, everyMs, context.signal);
  }
}

async function lookAll(
  { world, params }: RecoveryParts,
  past: ReadonlyMap<string, Readiness>,
  context: StepContext,
  last: number,
): Promise<ReadonlyMap<string, Readiness>> {
  const limitMs = Math.max(params.validate.everyMs, last - world.clock.monotonic());
  const one = async (unit: RecoveryUnit) => {
    const before = lifeOf(context.resultOf(`start-${stepId.look(unit)}`));
    const look = await lookOnce({ world, unit }, before, { limitMs, outer: context.signal });
    // It is never ready by itself: how long it has to stay good is counted over all of them.
    const goal = { state: 'running', before, renewed: false, good: Number.MAX_SAFE_INTEGER } as const;
    return [unit.name, readyAfter(past.get(unit.name) ?? NOTHING_SEEN, look, goal)] as const;
  };
  return new Map(await Promise.all(params.services.map(one)));
}
