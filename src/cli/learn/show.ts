import type { Invocation } from '#cli/command.ts';
import { EXIT } from '#domain/errors.ts';

import { oneId } from './one.ts';

/** `learn show ID`: the text of its file, with `--markdown` for people who have no YAML, with `--json` for programs. */
export async function showLearning(invocation: Invocation): Promise<number> {
  const { world, values, stdout } = invocation;
  const { learning, path, text } = await world.learnings.read(oneId(invocation));
  if (values['json'] === true) stdout.write(`${JSON.stringify({ schema: 1, path, learning })}\n`);
  else if (values['markdown'] === true)
    stdout.write((await import('#domain/learnings/markdown.ts')).markdownOf(learning));
  else stdout.write(text);
  return EXIT.ok;
}
