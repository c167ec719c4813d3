import type { Secret } from '#domain/credentials/secret.ts';
import { messageOf, OpsError } from '#domain/errors.ts';
import { sameValue } from '#services/procedures/credentials/slots.ts';
import type { Probe, Step, StepContext } from '#services/procedures/engine/step.ts';
import {
  accountsOf,
  labelOf,
  optionsOf,
  providerOf,
  rotationOf,
  type RotateWork,
  storeOf,
} from '#services/procedures/rotate/work.ts';

/** Has the provider make a further key; its value goes into the store and nowhere else. */
export function createStep(work: RotateWork): Step {
  const { params } = work;
  const store = storeOf(work);
  const { current, next, previous } = accountsOf(params);
  return {
    id: 'create',
    title: 'Make the new value',
    phase: 'make',
    writes: `a key at ${params.provider}, and ${next} in the store`,
    settledBy: 'promote',
    timeoutMs: 60_000,
    probe: () => isKept(work),
    async run(context) {
      // Nobody works on an earlier rotation any more: what it left is of no use.
      await store.drop(next);
      await store.drop(previous);
      const value = await store.must(current);
      await revokeOrphans(work, value, context);
      const rotation = await rotationOf(work);
      const made = await rotation.create(value, labelOf(work, context.run), optionsOf(work, context.signal));
      work.world.secrets.learn(next, made.value);
      await store.write(next, made.value);
      return { result: { id: made.id }, summary: `key ${made.id}` };
    },
    async undo(context) {
      const [value, fresh] = [await store.must(current), await store.read(next)];
      if (sameValue(value, fresh))
        throw new OpsError('in-use', `${next} is the value in use; it stays.`, { exit: 'rollbackIncomplete' });
      await revokeOrphans(work, value, context);
      await store.drop(next);
    },
  };
}

/** Whether the new value is in the store. */
export async function isKept(work: RotateWork): Promise<Probe> {
  try {
    const found = await storeOf(work).read(accountsOf(work.params).next);
    return found === null ? { state: 'absent' } : { state: 'done' };
  } catch (thrown) {
    return { state: 'unclear', why: messageOf(thrown) };
  }
}

/** Keys of this run: where a crash came between making one and keeping its value, that value is lost. */
async function revokeOrphans(work: RotateWork, value: Secret, context: StepContext): Promise<void> {
  const { run, signal } = context;
  const options = optionsOf(work, signal);
  const [rotation, { title }] = [await rotationOf(work), await providerOf(work)];
  const label = labelOf(work, run);
  for (const key of await rotation.list(value, options)) {
    if (key.label !== label) continue;
    await rotation.revoke(value, key.id, options);
    context.note(`revoked key ${key.id} of ${title}, which this run had made`);
  }
}
