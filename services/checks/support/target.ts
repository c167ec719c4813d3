import { targetFailure } from '#domain/net-failure.ts';
import type { Verdict } from '#domain/reading.ts';

/**
 * Asks a target over the net. What the target does wrong is a critical verdict; a failure of this machine stays a throw,
 * because it says nothing of the target.
 */
export async function asked(probe: () => Promise<Verdict>): Promise<Verdict> {
  try {
    return await probe();
  } catch (error) {
    const failure = targetFailure(error);
    if (failure === null) throw error;
    return { status: 'critical', summary: failure.says, hint: failure.hint, data: { failure: failure.code } };
  }
}
