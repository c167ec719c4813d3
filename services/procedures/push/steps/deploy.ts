import { OpsError } from '#domain/errors.ts';
import type { Step, StepContext } from '#services/procedures/engine/step.ts';
import { spelled } from '#services/procedures/engine/words.ts';
import type { DeployedTo, PushParams } from '#services/procedures/push/params.ts';
import { treeOf } from '#services/procedures/push/tree.ts';
import type { PushWorld } from '#services/procedures/push/world.ts';

import { releasedCommit } from './commit.ts';
import { mark, marked } from './marks.ts';

/** Variables that tell a command of the person which release this is. */
export function releaseVariables(
  { project, next, tag }: Pick<PushParams, 'project' | 'next' | 'tag'>,
  run: string,
): Readonly<Record<string, string>> {
  return {
    CPM_PUSH_RUN: run,
    CPM_PUSH_PROJECT: project.id,
    CPM_PUSH_VERSION: next ?? '',
    CPM_PUSH_TAG: tag?.name ?? '',
  };
}

/**
 * Deploys to one environment from the released tree, with the person's whole environment: deploying needs their keys. It
 * counts as done only when its command ended well, so one that was killed half way runs again.
 */
export function deployStep(world: PushWorld, params: PushParams, target: DeployedTo): Step {
  const { id, name, command, asks = false } = target;
  const step = `deploy-${id}`;
  return {
    id: step,
    title: asks ? `Deploy to ${name}, if you agree` : `Deploy to ${name}`,
    phase: 'deploy',
    irreversible: true,
    commands: [spelled(command)],
    writes: name,
    idleTimeoutMs: 15 * 60_000,
    timeoutMs: 60 * 60_000,
    ...(asks && { when: (context: StepContext) => notAgreed(context, target) }),
    probe: (context) => marked(world, context, step),
    run: async (context) => {
      const { tookMs } = await context.must({
        ...command,
        cwd: treeOf(context),
        env: {
          ...world.environment.all(),
          ...releaseVariables(params, context.run),
          CPM_PUSH_COMMIT: releasedCommit(context),
          CPM_PUSH_ENVIRONMENT: name,
        },
      });
      await mark(world, context, step);
      return { result: { tookMs }, summary: `${spelled(command)} ended well` };
    },
  };
}

/** Why an environment that nobody configured stays as it is; null when the person says so now. */
async function notAgreed(context: StepContext, { name, command }: DeployedTo): Promise<string | null> {
  try {
    const answer = await context.ask({
      id: 'agree',
      kind: 'choice',
      title: `Deploy to ${name} now?`,
      lines: [
        `${spelled(command)} was only found, and no checks are named that say how the environment before is doing.`,
      ],
      choices: [
        {
          id: 'leave',
          title: `Leave ${name} as it is`,
          note: 'push.environments in the configuration names it for good',
        },
        { id: 'deploy', title: `Deploy to ${name}` },
      ],
    });
    return answer.value === 'deploy' ? null : 'you left it as it is';
  } catch (thrown) {
    if (!(thrown instanceof OpsError) || thrown.code !== 'needs-answer') throw thrown;
    return `nobody could be asked; push.environments names ${name} for good`;
  }
}
