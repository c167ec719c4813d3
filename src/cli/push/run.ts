import type { Invocation } from '#cli/command.ts';
import { executeHere } from '#cli/runs/execute.ts';
import { EXIT, OpsError } from '#domain/errors.ts';
import type { RunState } from '#domain/procedure/run-state.ts';
import { goesByPull } from '#domain/push/by-pull.ts';
import type { PushChoices } from '#domain/push/review.ts';
import type { Look } from '#services/procedures/push/dry-run.ts';
import { planOf, reviewPush } from '#services/procedures/push/review.ts';
import { startPush } from '#services/procedures/push/start.ts';

import { choicesOf } from './choices.ts';
import { estimated } from './estimated.ts';
import { pushWorldOf } from './push-world.ts';
import { reviewText } from './review-text.ts';
import { targetOf } from './target.ts';

/** `push run`: plans, asks, releases. */
export async function runPush(invocation: Invocation): Promise<number> {
  return release(invocation, choicesOf(invocation));
}

async function release(invocation: Invocation, choices: PushChoices): Promise<number> {
  const { world, values, stdout, ask, signal } = invocation;
  const project = await targetOf(invocation);
  let review = await reviewPush(world, project, choices, signal);
  invocation.planned?.();
  if (ask !== undefined && review.findings.some(({ id }) => id === 'message')) {
    const message = await ask('Message of the commit: ');
    review = await reviewPush(world, project, { ...choices, message }, signal);
  }
  const plan = planOf(review);
  const json = values['json'] === true;
  if (!json) stdout.write(reviewText(estimated(review, world.journals)));
  if (values['dry-run'] === true) {
    const { lookOnly } = await import('#services/procedures/push/dry-run.ts');
    return executeDry(invocation, lookOnly(world, plan));
  }
  if (values['yes'] !== true) {
    if (ask === undefined || json)
      throw new OpsError('not-confirmed', 'A release is asked for before it begins.', {
        hint: 'Run it on a terminal, or add --yes.',
        exit: 'refused',
      });
    const name = await ask(`\nType ${review.project.id} to release it: `);
    if (name?.trim() !== review.project.id) {
      stdout.write('Nothing was changed.\n');
      return EXIT.interrupted;
    }
  }
  const ended: RunState[] = [];
  const exit = await executeHere(invocation, async (doing) => {
    const state = await startPush(pushWorldOf(invocation), plan, doing);
    ended.push(state);
    return state;
  });
  if (values['yes'] === true || !ended.some(goesByPull)) return exit;
  stdout.write('\nThe same release through a pull request:\n\n');
  return release(invocation, { ...choices, pullRequest: true });
}

async function executeDry({ values, stdout, signal }: Invocation, look: Look): Promise<number> {
  const { failed, lines } = await look(signal);
  if (values['json'] !== true) stdout.write(`\n${lines.join('\n')}\nNothing was changed.\n`);
  if (failed !== null) throw failed;
  return EXIT.ok;
}
