import type { Invocation } from '#cli/command.ts';
import { EXIT } from '#domain/errors.ts';
import { isUnfinished, stepOf } from '#domain/procedure/run-state.ts';

import { chosenRun } from './choose-run.ts';

/** `push status`: how a push stands, by its records. Exit 9 while it waits for a decision. */
export function showPush({ world, positionals, values, stdout }: Invocation): number {
  const state = chosenRun(world.journals, positionals[0]);
  const { run, plan, startedAt, endedAt, exit, error, result } = state;
  const steps = (plan?.steps ?? []).map(({ id, title, phase }) => {
    const { state: now, summary, tookMs } = stepOf(state, id);
    return { id, title, phase, state: now, summary, tookMs };
  });
  const times = [startedAt, endedAt].map((at) => (at === null ? null : new Date(at).toISOString()));
  if (values['json'] === true)
    stdout.write(
      `${JSON.stringify({ schema: 1, run, title: plan?.title ?? null, state: state.state, startedAt: times[0], endedAt: times[1], exit, error, result, steps })}\n`,
    );
  else {
    stdout.write(`${run}   ${plan?.title ?? ''}   ${state.state}\n`);
    for (const step of steps) stdout.write(`  ${step.state.padEnd(9)} ${step.title}   ${step.summary}\n`);
    if (error !== null) stdout.write(`${error.message}\n`);
  }
  return isUnfinished(state) ? EXIT.partlyDone : EXIT.ok;
}
