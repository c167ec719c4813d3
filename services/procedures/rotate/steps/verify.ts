import { OpsError } from '#domain/errors.ts';
import { textField } from '#domain/field.ts';
import type { Step } from '#services/procedures/engine/step.ts';
import { accountsOf, isRefused, type RotateWork, storeOf, testOf } from '#services/procedures/rotate/work.ts';

/** Nothing is replaced by what does not work. */
export function verifyStep(work: RotateWork): Step {
  return {
    id: 'verify-new',
    title: 'The new value works',
    phase: 'make',
    reads: true,
    onFailure: 'retry',
    timeoutMs: 60_000,
    async run(context) {
      const { signal } = context;
      const next = await storeOf(work).must(accountsOf(work.params).next);
      const tested = await testOf(work, next, signal);
      const had = textField(context.resultOf('look'), 'outcome');
      const { outcome, summary, hint } = tested;
      if (outcome === 'ok' || outcome === 'unverified' || (outcome === 'restricted' && had !== 'ok'))
        return { result: { outcome }, summary };
      throw new OpsError(outcome, `The new value of ${work.params.name}: ${summary}`, {
        hint: hint ?? 'The old value stays in use.',
        exit: isRefused(tested) || outcome === 'restricted' ? 'credential' : 'unexpected',
      });
    },
  };
}
