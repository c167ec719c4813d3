import type { Invocation } from '#cli/command.ts';
import { EXIT } from '#domain/errors.ts';
import { knownRuns } from '#services/procedures/runs/find.ts';

/** `push list`: every push of this machine, newest first. */
export function listPushes({ world, values, stdout }: Invocation): number {
  const runs = knownRuns(world.journals, 'push').map(({ run, plan, state, startedAt, endedAt, exit }) => ({
    run,
    project: plan?.subject.id ?? null,
    title: plan?.title ?? null,
    state,
    exit,
    startedAt: startedAt === null ? null : new Date(startedAt).toISOString(),
    tookMs: startedAt === null || endedAt === null ? null : endedAt - startedAt,
  }));
  if (values['json'] === true) stdout.write(`${JSON.stringify({ schema: 1, runs })}\n`);
  else for (const { run, title, state } of runs) stdout.write(`${run}   ${state.padEnd(15)} ${title}\n`);
  return EXIT.ok;
}
