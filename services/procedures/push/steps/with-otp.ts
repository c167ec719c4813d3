import { OpsError } from '#domain/errors.ts';
import type { StepContext } from '#services/procedures/engine/step.ts';

/** Does it without a one-time password, and once more with one when the registry asks for it: `to publish api`. */
export async function withOtp<Result>(
  context: StepContext,
  why: string,
  act: (otp?: string) => Promise<Result>,
): Promise<Result> {
  try {
    return await act();
  } catch (thrown) {
    if (!(thrown instanceof OpsError) || thrown.code !== 'otp-required') throw thrown;
    const { value } = await context.ask({
      id: 'otp',
      kind: 'secret',
      title: `The registry asks for a one-time password ${why}.`,
      lines: thrown.hint === undefined ? [] : [thrown.hint],
    });
    return act(value.trim());
  }
}
