import type { Plan } from '#domain/procedure/plan.ts';
import { isUnfinished, runOf } from '#domain/procedure/run-state.ts';
import { splitCommand } from '#domain/split-command.ts';
import { LEFT, resultOf } from '#services/fakes/demo/runs.ts';
import type { Journals } from '#services/ports/journals.ts';
import type { World } from '#services/ports/world.ts';
import type { Procedure, Step, StepContext } from '#services/procedures/engine/step.ts';
import type { PushWorld } from '#services/procedures/push/world.ts';

/** What pushes have changed in the made-up world: ids of steps by project and version. */
const made = new Map<string, Set<string>>();

/** The steps of a made-up plan: the engine is the real one, the programs are those of the made-up shell. */
export async function procedureOf(world: World & PushWorld, plan: Plan): Promise<Procedure> {
  if (!['push', 'rollback'].includes(plan.procedure))
    return (await import('../runs/procedures.ts')).procedureOf(world, plan);
  const done = madeBy(plan, world.journals);
  return {
    plan,
    steps: plan.steps.map((step): Step => ({
      ...step,
      probe: async () => (done.has(step.id) ? { state: 'done', summary: step.writes ?? '' } : { state: 'absent' }),
      run: async (context) => {
        if (step.id === 'publish') await askForCode(context);
        for (const command of step.commands) await context.must(splitCommand(command));
        if (!step.reads) done.add(step.id);
        return { summary: step.writes ?? 'as planned' };
      },
      undo: async () => void done.delete(step.id),
    })),
    lock: `${plan.subject.path}/.git/cpm-console/lock`,
    result: () => resultOf(plan, 'done'),
  };
}

function askForCode(context: StepContext) {
  return context.ask({
    id: 'code',
    kind: 'secret',
    title: 'npm wants the code of your phone.',
    lines: ['Branch and tag are on origin; this is the last thing that is missing. Any six digits do here.'],
  });
}

/** The run that was left half way before the demo began got as far as its push. */
function madeBy({ subject, params, steps }: Plan, journals: Journals): Set<string> {
  const key = `${subject.id} ${JSON.stringify(params['next'])}`;
  const known = made.get(key) ?? new Set<string>();
  made.set(key, known);
  const left = journals.list().some((run) => {
    const state = runOf(run, journals.read(run));
    return isUnfinished(state) && state.plan?.subject.id === subject.id;
  });
  if (known.size === 0 && left && subject.id === LEFT.id)
    for (const { id } of steps.slice(0, steps.findIndex((step) => step.id === LEFT.until) + 1)) known.add(id);
  return known;
}
