import type { Credential } from '#domain/credentials/credential.ts';
import { messageOf, OpsError } from '#domain/errors.ts';
import { numberField } from '#domain/field.ts';
import type { Json } from '#domain/json.ts';
import { describe, sameValue } from '#services/procedures/credentials/slots.ts';
import type { Step } from '#services/procedures/engine/step.ts';
import { keptFacts, restoredFacts } from '#services/procedures/rotate/facts.ts';
import { accountsOf, type RotateWork, storeOf, testOf } from '#services/procedures/rotate/work.ts';

/** The new value takes the place of the old one, which stays beside it until it is worthless. */
export function promoteStep(work: RotateWork): Step {
  const { params, world } = work;
  const store = storeOf(work);
  const { current, next, previous } = accountsOf(params);
  const read = async () => ({ value: await store.read(current), fresh: await store.read(next) });
  const record = (): Credential | null => world.state.credentials.get(params.name);
  return {
    id: 'promote',
    title: `${params.name} becomes the new value`,
    phase: 'swap',
    writes: `${current} and ${previous} in the store`,
    settledBy: 'drop',
    timeoutMs: 60_000,
    before: (): Promise<Json> => Promise.resolve(keptFacts(record())),
    async probe({ before }) {
      try {
        const { value, fresh } = await read();
        if (value === null || !sameValue(value, fresh)) return { state: 'absent' };
        const known = record();
        const told = known === null || known.rotatedAt !== numberField(before, 'rotatedAt');
        return told ? { state: 'done' } : { state: 'absent' };
      } catch (thrown) {
        return { state: 'unclear', why: messageOf(thrown) };
      }
    },
    async run({ signal }) {
      const fresh = await store.must(next);
      const value = await store.must(current);
      if (!sameValue(value, fresh)) {
        await store.write(previous, value);
        await store.write(current, fresh);
      }
      const known = record();
      const tested = await testOf(work, fresh, signal);
      const facts = describe(world, fresh);
      if (known !== null)
        world.state.credentials.put({
          ...known,
          ...facts,
          tested,
          rotatedAt: world.clock.now(),
          leakedAt: null,
          expiresAt: tested.expiresAt ?? null,
          expiryFrom: typeof tested.expiresAt === 'number' ? 'provider' : null,
        });
      return { summary: facts.masked };
    },
    async undo({ before }) {
      const [{ value, fresh }, old] = [await read(), await store.read(previous)];
      if (old === null && sameValue(value, fresh))
        throw new OpsError('no-value', `The old value of ${params.name} is not in the store.`, {
          hint: 'The new one is in use and works. Resume the rotation.',
          exit: 'rollbackIncomplete',
        });
      if (old !== null && !sameValue(value, old)) await store.write(current, old);
      const known = record();
      if (known !== null) world.state.credentials.put({ ...known, ...restoredFacts(before) });
      await store.drop(previous);
    },
  };
}
