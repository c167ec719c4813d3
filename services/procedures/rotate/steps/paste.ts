import { Secret } from '#domain/credentials/secret.ts';
import { OpsError } from '#domain/errors.ts';
import { describe, sameValue } from '#services/procedures/credentials/slots.ts';
import type { Step } from '#services/procedures/engine/step.ts';
import { accountsOf, providerOf, type RotateWork, storeOf } from '#services/procedures/rotate/work.ts';

import { isKept } from './create.ts';

/** A person may take a day to make one. */
const LONGEST_MS = 86_400_000;

/** Has a person make the new value and paste it; what they type is not recorded. */
export function pasteStep(work: RotateWork): Step {
  const { params, world } = work;
  const store = storeOf(work);
  const { current, next, previous } = accountsOf(params);
  return {
    id: 'create',
    title: 'Take the new value',
    phase: 'make',
    writes: `${next} in the store`,
    settledBy: 'promote',
    timeoutMs: LONGEST_MS,
    probe: () => isKept(work),
    async run(context) {
      await store.drop(next);
      await store.drop(previous);
      const provider = await providerOf(work);
      const old = await store.must(current);
      const how = [
        `Make one at ${provider.howTo.url}`,
        ...provider.howTo.steps.map((step, at) => `  ${at + 1}. ${step}`),
        ...provider.howTo.permissions.map(({ name, usedFor }) => `  ${name}: ${usedFor}`),
        'Leave the old one as it is: it is revoked once the new one works.',
      ];
      let problem: string | null = null;
      for (;;) {
        const { value } = await context.ask({
          id: 'value',
          kind: 'secret',
          title: `New value of ${params.name} (it is not shown)`,
          lines: problem === null ? how : [problem],
        });
        const pasted = new Secret(value.trim());
        world.secrets.learn(next, pasted);
        const shape = provider.shape(pasted.reveal());
        problem = sameValue(pasted, old) ? 'This is the old value.' : shape.fits ? null : shape.problem;
        if (problem !== null) continue;
        await store.write(next, pasted);
        return { summary: describe(world, pasted).masked };
      }
    },
    async undo(context) {
      const [value, fresh] = [await store.must(current), await store.read(next)];
      if (fresh === null) return;
      if (sameValue(value, fresh))
        throw new OpsError('in-use', `${next} is the value in use; it stays.`, { exit: 'rollbackIncomplete' });
      const { howTo, revokeUrl, title } = await providerOf(work);
      context.note(`${title} still accepts the value you made: revoke it at ${revokeUrl ?? howTo.url}`);
      await store.drop(next);
    },
  };
}
