import type { Invocation } from '#cli/command.ts';
import { pin, readTrust, trustPath } from '#config/trust.ts';
import { EXIT } from '#domain/errors.ts';

import { namedFile } from './file.ts';

/** Takes trust back; exit nothingToDo when there was none. */
export async function forgetFile(invocation: Invocation): Promise<number> {
  const { world, values, stdout } = invocation;
  const path = namedFile(invocation);
  const pins = trustPath(world.environment);
  const known = Object.hasOwn(await readTrust(world.configStore, pins), path);
  if (known) await pin(world.configStore, pins, { [path]: null });
  if (values['json'] === true) stdout.write(`${JSON.stringify({ schema: 1, path, forgotten: known })}\n`);
  else stdout.write(known ? `${path} counts for nothing now.\n` : `${path} was not trusted.\n`);
  return known ? EXIT.ok : EXIT.nothingToDo;
}
