import type { Invocation } from '#cli/command.ts';
import { EXIT, OpsError } from '#domain/errors.ts';
import { shortPath } from '#domain/path.ts';
import type { KeptLearning } from '#services/ports/learnings.ts';

import { draftOf } from './draft.ts';

/** `learn new`: writes what the options say, or what the person makes of it in the editor. */
export async function newLearning(invocation: Invocation): Promise<number> {
  const { world, values } = invocation;
  const draft = draftOf(invocation);
  if (values['yes'] !== true) throw noEditor();
  if (draft.situation.title === '')
    throw new OpsError('usage', 'A learning needs a title.', { hint: "Add --title 'What happened'.", exit: 'usage' });
  return written(invocation, await world.learnings.add(draft, world.clock.now()));
}

function written({ world, values, stdout }: Invocation, { learning, path }: KeptLearning): number {
  const { id, situation } = learning;
  if (values['json'] === true) stdout.write(`${JSON.stringify({ schema: 1, id, title: situation.title, path })}\n`);
  else stdout.write(`${id} is written: ${shortPath(path, world.environment.home)}\n`);
  return EXIT.ok;
}

function noEditor(): OpsError {
  return new OpsError('needs-consent', 'There is no terminal for an editor; nothing was written.', {
    hint: 'Run it on a terminal, or add --title and --yes.',
    exit: 'refused',
  });
}
