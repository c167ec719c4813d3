import { messageOf, OpsError } from '#domain/errors.ts';
import type { StepContext } from '#services/procedures/engine/step.ts';
import { projectEnvironment } from '#services/procedures/push/environments.ts';

import type { Check } from './params.ts';
import type { ReinstallWorld } from './world.ts';

/** Longer than any import; a program that serves instead of ending is ended. */
const LIMIT_MS = 60_000;

/** Runs the checks one after the other. Throws OpsError `check-failed` for the first that does not end well. */
export async function runChecks(
  { environment }: Pick<ReinstallWorld, 'environment'>,
  checks: readonly Check[],
  context: Pick<StepContext, 'must'>,
): Promise<void> {
  const env = { ...projectEnvironment(environment), PYTHONDONTWRITEBYTECODE: '1' };
  for (const { what, command, dir } of checks)
    try {
      await context.must({ ...command, cwd: dir, env }, { quiet: true, timeoutMs: LIMIT_MS });
    } catch (cause) {
      throw new OpsError('check-failed', `It is not so that ${what}: ${messageOf(cause)}`, {
        hint: 'The dependencies are not what the code needs: choose the level reset, or mend the lock file.',
        exit: 'rolledBack',
        cause,
      });
    }
}
