import { messageOf } from '#domain/errors.ts';
import { joinPath } from '#domain/path.ts';
import type { Procedure, Step } from '#services/procedures/engine/step.ts';

import type { PushParams } from './params.ts';
import { releaseVariables } from './steps/deploy.ts';
import { mark, marked } from './steps/marks.ts';
import type { PushWorld } from './world.ts';

const LIMIT_MS = 15_000;

type Announced = Pick<PushParams, 'announce' | 'project' | 'next' | 'tag'>;

/** Tells others that a release begins, once a run; that it could not be told is only noted. Null when nobody is told. */
export function announceStartStep(world: PushWorld, params: Announced): Step | null {
  if (params.announce?.start === undefined) return null;
  const id = 'announce-start';
  return {
    id,
    title: 'Tell that it begins',
    phase: 'version',
    writes: 'what its command writes',
    probe: (context) => marked(world, context, id),
    run: async (context) => {
      await mark(world, context, id);
      const problem = await tell(world, params, 'start', context.run);
      if (problem !== null) context.note(`warning: ${problem}`);
      return { summary: problem ?? 'told' };
    },
  };
}

/** Tells others how a run ended: `end` when it is out, `stop` when it stopped or was taken back. */
export function announceEnd(world: PushWorld, params: Announced): NonNullable<Procedure['onEnd']> {
  return async (state, { run, folder, note }) => {
    const event = state === 'done' ? 'end' : 'stop';
    if (params.announce?.[event] === undefined) return;
    const own = await world.workspaces.open(folder);
    const told = joinPath(folder, 'announced', event);
    if (await own.exists(told)) return;
    await own.write(told, '');
    const problem = await tell(world, params, event, run);
    if (problem !== null) note(`warning: ${problem}`);
  };
}

/** Why it could not be told; null when it was. */
async function tell(
  { shell, environment }: PushWorld,
  params: Announced,
  event: 'start' | 'end' | 'stop',
  run: string,
): Promise<string | null> {
  const command = params.announce?.[event];
  if (command === undefined) return null;
  const env = { ...environment.all(), ...releaseVariables(params, run), CPM_PUSH_EVENT: event };
  try {
    const finished = await shell.run({ ...command, cwd: params.project.dir, env }, { timeoutMs: LIMIT_MS });
    if (finished.exitCode === 0) return null;
    const how = finished.timedOut ? 'took too long' : `failed with exit code ${String(finished.exitCode)}`;
    return `announce.${event} ${how}: ${finished.stderr.trim().slice(-300)}`;
  } catch (thrown) {
    return `announce.${event} failed: ${messageOf(thrown)}`;
  }
}
