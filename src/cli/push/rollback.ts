import type { Invocation } from '#cli/command.ts';
import { executeHere } from '#cli/runs/execute.ts';
import { EXIT, OpsError } from '#domain/errors.ts';
import { lookOnly } from '#services/procedures/push/dry-run.ts';
import { reviewRollback } from '#services/procedures/push/rollback/review.ts';
import { startPush } from '#services/procedures/push/start.ts';

import { rollbackText } from './rollback-text.ts';
import { targetOf } from './target.ts';

/** `push rollback`: says who built on a release, asks, takes it back. */
export async function rollBack(invocation: Invocation): Promise<number> {
  const { world, values, stdout, ask, signal, positionals } = invocation;
  const { 'dist-tag-back': back, deprecate, yank, rewind, json, yes } = values;
  const project = await targetOf({ ...invocation, positionals: [] });
  const wish = {
    word: positionals[0] ?? null,
    rewind: rewind === true,
    distTagBack: back === true,
    deprecate: textOf(deprecate),
    yank: textOf(yank),
  };
  const review = await reviewRollback(world, project, wish, signal);
  const { plan } = review;
  if (json !== true) stdout.write(rollbackText(review));
  if (values['dry-run'] === true) {
    const { lines, failed } = await lookOnly(world, plan)(signal);
    const { plan: _, ...rest } = review;
    if (json === true)
      stdout.write(`${JSON.stringify({ ...rest, steps: plan.steps, fingerprint: plan.fingerprint })}\n`);
    else stdout.write(`\n${lines.join('\n')}\nNothing was changed.\n`);
    if (failed !== null) throw failed;
    return EXIT.ok;
  }
  if (yes !== true) {
    const word = review.kind === 'rewind' ? (review.version ?? review.project) : review.project;
    if (ask === undefined || json === true)
      throw new OpsError('not-confirmed', 'A rollback is asked for before it begins.', {
        hint: 'Run it on a terminal, or add --yes.',
        exit: 'refused',
      });
    if ((await ask(`\nType ${word} to ${review.kind} it: `))?.trim() !== word) {
      stdout.write('Nothing was changed.\n');
      return EXIT.interrupted;
    }
  }
  return executeHere(invocation, (doing) => startPush(world, plan, doing));
}

const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
