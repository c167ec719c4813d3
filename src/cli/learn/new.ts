import type { Invocation } from '#cli/command.ts';
import { EXIT, OpsError } from '#domain/errors.ts';
import { parseLearning } from '#domain/learnings/file/parse.ts';
import { draftText } from '#domain/learnings/file/write.ts';
import { shortPath } from '#domain/path.ts';
import type { KeptLearning } from '#services/ports/learnings.ts';

import { draftOf } from './draft.ts';
import { inEditor } from './editor.ts';
import { givenText } from './given.ts';
import { textOf } from './wanted.ts';

/** Shown above what is edited, and taken out again. */
const HELP = `# Save and leave the editor to write this learning; leave it unchanged to write none.
# scope is System-wide, Service-specific or User-facing; impact severity Low, Medium, High or Critical.
# Steps have action, outcome, time_spent (minutes); action items have task, owner, deadline (2026-11-27).
`;

/** `learn new`: writes what the options or a file say, or what the person makes of it in the editor. */
export async function newLearning(invocation: Invocation): Promise<number> {
  const { world, values } = invocation;
  const file = textOf(values['file']);
  const save = async (text: string): Promise<number> =>
    told(invocation, await world.learnings.addText(bare(text), world.clock.now()));
  if (file !== undefined) return save(await givenText(invocation, file));
  const draft = draftOf(invocation);
  if (values['yes'] !== true) {
    const text = `${HELP}${draftText(draft)}`;
    return inEditor(invocation, { text, judge, asItIs: true, command: 'learn new', save });
  }
  if (draft.situation.title === '')
    throw new OpsError('usage', 'A learning needs a title.', { hint: "Add --title 'What happened'.", exit: 'usage' });
  return told(invocation, await world.learnings.add(draft, world.clock.now()));
}

function judge(path: string, text: string) {
  const parsed = parseLearning(path, text, { draft: true });
  return 'learning' in parsed ? [] : parsed;
}

const bare = (text: string): string => (text.startsWith(HELP) ? text.slice(HELP.length) : text);

/** What was written, and where. */
export function told({ world, values, stdout }: Invocation, { learning, path }: KeptLearning): number {
  const { id, situation } = learning;
  const { title } = situation;
  if (values['json'] === true) stdout.write(`${JSON.stringify({ schema: 1, id, title, path })}\n`);
  else stdout.write(`${id} is written: ${shortPath(path, world.environment.home)}\n`);
  return EXIT.ok;
}
