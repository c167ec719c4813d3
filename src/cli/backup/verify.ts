import type { Invocation } from '#cli/command.ts';
import { EXIT } from '#domain/errors.ts';
import { bytes } from '#domain/format.ts';

import { chosenBackup } from './chosen.ts';
import { documentOf } from './json.ts';
import { plain } from './plain.ts';

/** `backup verify`: reads one back, the newest when none is named. Exit 0, or 21 when it is not as it was made. */
export async function verifyBackup(invocation: Invocation): Promise<number> {
  const { world, values, stdout, signal } = invocation;
  const { id } = await chosenBackup(invocation);
  const restores = values['restore-test'] === true;
  const verdict = restores ? await world.backups.test(id, signal) : await world.backups.verify(id, signal);
  if (values['json'] === true) stdout.write(documentOf({ id, restored: restores, verdict }));
  else if (verdict.ok) {
    const did = restores ? 'restored aside, compared and removed again' : 'read back';
    stdout.write(`${id} is right: ${verdict.files} files, ${bytes(verdict.bytes)} ${did}.\n`);
  } else {
    stdout.write(`${id} is damaged:\n`);
    for (const problem of verdict.problems) stdout.write(`  ✘ ${plain(problem)}\n`);
  }
  return verdict.ok ? EXIT.ok : EXIT.critical;
}
