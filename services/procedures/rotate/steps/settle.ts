import { OpsError } from '#domain/errors.ts';
import { lasting } from '#domain/format.ts';
import type { Step, StepContext } from '#services/procedures/engine/step.ts';
import { accountsOf, optionsOf, rotationOf, type RotateWork, storeOf } from '#services/procedures/rotate/work.ts';
import { pause } from '#services/procedures/service/pause.ts';

/** A person may think about it for a day. */
const LONGEST_MS = 86_400_000;

/** Waits until nobody uses the old key any more; where somebody goes on using it, a person decides. */
export function settleStep(work: RotateWork): Step {
  const { params } = work;
  return {
    id: 'settle',
    title: 'Nobody uses the old value',
    phase: 'revoke',
    reads: true,
    timeoutMs: LONGEST_MS,
    skipped: params.revoke === 'key' ? null : 'nobody can tell who uses it',
    async run(context) {
      for (;;) {
        if (await isQuiet(work, context)) return { summary: `unused for ${lasting(params.settleMs)}` };
        const { value } = await context.ask({
          id: 'in-use',
          kind: 'choice',
          title: `Somebody still uses the old value of ${params.name}.`,
          lines: [
            `It was used within the last ${lasting(params.limitMs)}, and by none of those it was given to here.`,
            'Both values work as long as this is not decided.',
          ],
          choices: [
            { id: 'wait', title: 'Wait again' },
            { id: 'revoke', title: 'Revoke it anyway', note: 'whoever uses it is refused' },
            { id: 'end', title: 'Take everything back' },
          ],
        });
        if (value === 'revoke') return { summary: 'still in use; revoked anyway' };
        if (value === 'end')
          throw new OpsError('left', 'Stopped before the old value was revoked.', { exit: 'rolledBack' });
      }
    },
  };
}

/** Whether its last use stayed the same for long enough. Its times are the provider's: only whether they move counts. */
async function isQuiet(work: RotateWork, context: StepContext): Promise<boolean> {
  const { signal } = context;
  const { world, params } = work;
  const { clock } = world;
  const rotation = await rotationOf(work);
  const current = await storeOf(work).must(accountsOf(params).current);
  const end = clock.monotonic() + params.limitMs;
  let since = clock.monotonic();
  let last: number | null | undefined;
  for (;;) {
    const keys = await rotation.list(current, optionsOf(work, signal));
    const old = keys.find(({ id }) => id === params.oldId);
    if (old === undefined) return true;
    const now = clock.monotonic();
    if (last !== undefined && old.lastUsedAt !== last) since = now;
    last = old.lastUsedAt;
    if (now - since >= params.settleMs) return true;
    if (now >= end) return false;
    context.progress(now - since, params.settleMs, 'waiting until the old value is not used');
    await pause(clock, params.everyMs, signal);
  }
}
