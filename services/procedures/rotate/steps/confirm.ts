import { OpsError } from '#domain/errors.ts';
import type { Step } from '#services/procedures/engine/step.ts';
import { accountsOf, isRefused, type RotateWork, storeOf, testOf } from '#services/procedures/rotate/work.ts';
import { pause } from '#services/procedures/service/pause.ts';

import { keptBecause } from './revoke.ts';

/** A provider may take a while until everything of it knows. */
const WITHIN_MS = 30_000;

/** The old value is refused: asked with it, not believed. */
export function confirmStep(work: RotateWork): Step {
  const { world, params } = work;
  return {
    id: 'confirm',
    title: 'The old value is refused',
    phase: 'revoke',
    reads: true,
    timeoutMs: 2 * WITHIN_MS,
    skipped: params.revoke === 'none' ? 'it was not revoked' : null,
    when: (context) => keptBecause(context.resultOf('revoke')),
    async run(context) {
      const { signal } = context;
      const old = await storeOf(work).read(accountsOf(params).previous);
      if (old === null) return { summary: 'it is no longer in the store' };
      const end = world.clock.monotonic() + WITHIN_MS;
      for (;;) {
        const tested = await testOf(work, old, signal);
        if (isRefused(tested)) return { summary: tested.summary };
        if (tested.outcome === 'unverified') return { summary: 'nobody can be asked' };
        if (world.clock.monotonic() >= end) throw stillAccepted(params.name, tested.summary);
        context.progress(0, null, tested.summary);
        await pause(world.clock, params.everyMs, signal);
      }
    },
  };
}

function stillAccepted(name: string, summary: string): OpsError {
  return new OpsError('still-accepted', `The old value of ${name} is not refused: ${summary}`, {
    hint: 'The new one is in use. Resume the rotation to look again.',
    exit: 'partlyDone',
  });
}
