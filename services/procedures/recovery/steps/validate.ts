import { OpsError } from '#domain/errors.ts';
import { lasting } from '#domain/format.ts';
import { nextLevel } from '#domain/recovery/levels.ts';
import type { Step, StepContext } from '#services/procedures/engine/step.ts';
import { errorsSince } from '#services/procedures/recovery/errors-since.ts';
import { watchHealth } from '#services/procedures/recovery/health.ts';

import type { RecoveryParts } from './parts.ts';

const LONGEST_MS = 86_400_000;

/** Looks at every service and its checks again and again, and believes only what stays good. */
export function validateSteps(parts: RecoveryParts): readonly Step[] {
  const { services, validate } = parts.params;
  return [
    {
      id: 'validate',
      title: `Healthy ${validate.good} times in a row, over ${lasting(validate.overMs)}`,
      phase: 'validate',
      reads: true,
      timeoutMs: LONGEST_MS,
      skipped: services.length === 0 ? 'nothing to do: no service is known' : null,
      async run(context) {
        for (;;) {
          const { good, says } = await watchHealth(parts, context);
          if (good) {
            const errors = await errorsSince(parts, context.signal);
            const told = errors === null ? says : `${says}; ${errors}`;
            return { result: { good, says: told }, summary: told };
          }
          const decided = await decide(parts, says, context);
          if (decided === 'undo') throw unhealthy(says);
          if (decided === 'retry') continue;
          return { result: { good, says, next: nextLevel(parts.params.level) }, summary: `not healthy: ${says}` };
        }
      },
    },
  ];
}

/** Where nobody can be asked what was done is kept, and the next level is in the result of the run. */
async function decide(
  { params }: RecoveryParts,
  says: string,
  context: StepContext,
): Promise<'retry' | 'keep' | 'undo'> {
  const next = nextLevel(params.level);
  const answer = await context
    .ask({
      id: 'not-healthy',
      kind: 'choice',
      title: 'It is not healthy yet.',
      lines: [says],
      choices: [
        { id: 'retry', title: 'Look again' },
        ...(next === null
          ? [{ id: 'keep', title: 'Keep what was done' }]
          : [
              { id: 'keep', title: `Keep what was done and go on with ${next}`, note: 'it is planned and shown first' },
            ]),
        { id: 'undo', title: 'Take everything back' },
      ],
    })
    .catch((thrown: unknown) => {
      if (thrown instanceof OpsError && thrown.code === 'needs-answer') return { value: 'keep' };
      throw thrown;
    });
  return answer.value === 'retry' || answer.value === 'undo' ? answer.value : 'keep';
}

const unhealthy = (says: string): OpsError =>
  new OpsError('not-healthy', `It is not healthy: ${says}.`, { exit: 'rolledBack' });
