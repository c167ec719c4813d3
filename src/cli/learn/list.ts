import type { Invocation } from '#cli/command.ts';
import { EXIT } from '#domain/errors.ts';
import { plural } from '#domain/format.ts';
import { isWanted } from '#domain/learnings/find.ts';
import { shortPath } from '#domain/path.ts';

import { rowJson, rowLines } from './row.ts';
import { wantedOf } from './wanted.ts';

/** `learn list`: the newest first. Files that cannot be read are told and change no exit code. */
export async function listLearnings(invocation: Invocation): Promise<number> {
  const { world, values, stdout, stderr } = invocation;
  const wanted = wantedOf(invocation);
  const { learnings, unreadable } = await world.learnings.list();
  const chosen = learnings.filter((learning) => isWanted(learning, wanted));
  const { folder } = world.learnings;
  if (values['json'] === true) {
    const rows = chosen.map((learning) => rowJson(learning, null));
    stdout.write(`${JSON.stringify({ schema: 1, folder, learnings: rows, unreadable })}\n`);
    return EXIT.ok;
  }
  stdout.write(chosen.map((learning) => rowLines(learning, '')).join(''));
  for (const { message } of unreadable) stderr.write(`${message}\n`);
  const where = shortPath(folder, world.environment.home);
  if (learnings.length === 0) stdout.write(`No learnings in ${where} yet. Write one: cpm-console learn new\n`);
  else if (chosen.length === 0) stdout.write(`None of ${plural(learnings.length, 'learning')} is like that.\n`);
  return EXIT.ok;
}
