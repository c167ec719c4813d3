import { messageOf } from '#domain/errors.ts';
import type { Step } from '#services/procedures/engine/step.ts';
import { accountsOf, type RotateWork, storeOf } from '#services/procedures/rotate/work.ts';

/** Only the value in use stays in the store. */
export function dropStep(work: RotateWork): Step {
  const { next, previous } = accountsOf(work.params);
  const store = storeOf(work);
  return {
    id: 'drop',
    title: 'Forget the old value',
    phase: 'revoke',
    writes: `${next} and ${previous} leave the store`,
    timeoutMs: 60_000,
    async probe() {
      try {
        const left = (await store.read(next)) ?? (await store.read(previous));
        return left === null ? { state: 'done' } : { state: 'absent' };
      } catch (thrown) {
        return { state: 'unclear', why: messageOf(thrown) };
      }
    },
    async run() {
      await store.drop(previous);
      await store.drop(next);
    },
  };
}
