import type { Invocation } from '#cli/command.ts';
import { EXIT } from '#domain/errors.ts';

import { chosenRun } from './choose-run.ts';

const MOST = 16 * 1024 * 1024;

/** `push log`: what the programs of a push printed. */
export function printLog({ world, positionals, stdout }: Invocation): number {
  const { run } = chosenRun(world.journals, positionals[0]);
  stdout.write(world.journals.readLog(run, MOST));
  return EXIT.ok;
}
