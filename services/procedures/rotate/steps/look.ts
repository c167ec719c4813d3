import { OpsError } from '#domain/errors.ts';
import type { Step } from '#services/procedures/engine/step.ts';
import { accountsOf, isRefused, type RotateWork, storeOf, testOf } from '#services/procedures/rotate/work.ts';

/** Looks at what is to be replaced, and writes down that somebody is about to. */
export function lookStep(work: RotateWork): Step {
  const { world, params } = work;
  return {
    id: 'look',
    title: `Look at ${params.name}`,
    phase: 'make',
    reads: true,
    timeoutMs: 60_000,
    async run({ signal, run }) {
      const current = await storeOf(work).must(accountsOf(params).current);
      const tested = await testOf(work, current, signal);
      // What a person makes needs no old value that works: that is often why it is replaced.
      if (params.way === 'made' && isRefused(tested))
        throw new OpsError(
          'rejected',
          `${params.name} is refused, so it cannot make its successor: ${tested.summary}`,
          {
            hint: `Make a key by hand, then: cpm-console cred rotate ${params.name} --paste`,
            exit: 'credential',
          },
        );
      await world.audit.append({ event: 'key_rotation', target: params.name, outcome: 'intent', details: { run } });
      return { result: { outcome: tested.outcome }, summary: tested.summary };
    },
  };
}
