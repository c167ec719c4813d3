import type { Invocation } from '#cli/command.ts';
import { parseLearning } from '#domain/learnings/file/parse.ts';
import { rewritten } from '#domain/learnings/file/rewrite.ts';

import { overlaid } from './draft.ts';
import { inEditor } from './editor.ts';
import { givenText } from './given.ts';
import { told } from './new.ts';
import { oneId } from './one.ts';
import { textOf } from './wanted.ts';

const SAYING = ['title', 'category', 'severity', 'context', 'trigger', 'tag'];

/** `learn edit ID`: what the options say, or what the person makes of its text, which may be wrong at the start. */
export async function editLearning(invocation: Invocation): Promise<number> {
  const { world, values } = invocation;
  const id = oneId(invocation);
  const { text } = await world.learnings.raw(id);
  const save = async (after: string): Promise<number> => told(invocation, await world.learnings.write(id, after, text));
  const file = textOf(values['file']);
  if (file !== undefined) return save(await givenText(invocation, file));
  if (SAYING.some((name) => values[name] !== undefined)) {
    const { learning } = await world.learnings.read(id);
    return save(rewritten(text, { ...learning, ...overlaid(learning, invocation) }) ?? text);
  }
  const judge = (path: string, after: string) => {
    const parsed = parseLearning(path, after);
    return 'learning' in parsed ? [] : parsed;
  };
  return inEditor(invocation, { text, judge, asItIs: false, command: `learn edit ${id}`, save });
}
