import type { Invocation } from '#cli/command.ts';
import { EXIT, OpsError } from '#domain/errors.ts';
import { type Action, actionsOf, openActions } from '#domain/learnings/actions.ts';
import { utcDay } from '#domain/learnings/id.ts';

/** `learn actions`: what is to do, or with `done ID N` one of them marked. */
export async function learningActions(invocation: Invocation): Promise<number> {
  const { world, values, positionals, stdout } = invocation;
  if (positionals.length > 0) return settle(invocation);
  if (values['open'] === true && values['all'] === true)
    throw new OpsError('usage', '--open and --all: leave one of them out.', { exit: 'usage' });
  const today = utcDay(world.clock.now());
  const { learnings } = await world.learnings.list();
  const actions = values['all'] === true ? actionsOf(learnings, today) : openActions(learnings, today);
  if (values['json'] === true) {
    stdout.write(`${JSON.stringify({ schema: 1, today, actions: actions.map(actionJson) })}\n`);
    return EXIT.ok;
  }
  stdout.write(actions.map(actionLine).join(''));
  if (actions.length === 0) stdout.write('There is nothing to do.\n');
  return EXIT.ok;
}

async function settle({ world, positionals, values, stdout }: Invocation): Promise<number> {
  const [verb, id, number, ...more] = positionals;
  const wrong = (verb !== 'done' && verb !== 'reopen') || !/^[1-9]\d*$/.test(number ?? '') || more.length > 0;
  if (wrong || id === undefined)
    throw new OpsError('usage', 'Name a learning and the number of its action item.', {
      hint: 'cpm-console learn actions done OPS-2026-11-20-001 1; learn actions shows the numbers.',
      exit: 'usage',
    });
  const { learning } = await world.learnings.read(id);
  const today = utcDay(world.clock.now());
  const action = actionsOf([learning], today).find((one) => one.number === Number(number));
  if (action === undefined)
    throw new OpsError('usage', `${id} has no action item ${number}.`, {
      hint: 'cpm-console learn actions --all shows the numbers.',
      exit: 'usage',
    });
  const done = verb === 'done';
  await world.learnings.settle(id, action.task, done);
  if (values['json'] === true) {
    const after = actionsOf([(await world.learnings.read(id)).learning], today).find(
      (one) => one.number === action.number,
    );
    stdout.write(`${JSON.stringify({ schema: 1, today, actions: after === undefined ? [] : [actionJson(after)] })}\n`);
  } else stdout.write(`${done ? 'Done' : 'Open again'}: ${action.task}\n`);
  return EXIT.ok;
}

function actionJson({ id, number, task, owner, deadline, done, standing, daysLate, when, title }: Action) {
  return { id, number, task, owner: owner || null, deadline: deadline || null, done, standing, daysLate, when, title };
}

function actionLine({ id, number, task, owner, deadline, standing, daysLate }: Action): string {
  const late = standing === 'overdue' ? `${daysLate} d late` : standing === 'due' ? 'today' : standing;
  const about = [owner, deadline === '' ? '' : `by ${deadline}`].filter((part) => part !== '').join(', ');
  return `${late.padEnd(10)}  ${id}  ${String(number).padStart(2)}  ${task}${about === '' ? '' : ` (${about})`}\n`;
}
