import type { Learnings } from '#services/ports/learnings.ts';

import { acted, type Gate } from './act.ts';
import { standingIn } from './standing-in.ts';

/** Writing learnings: asked for and recorded. */
export function gatedLearnings(learnings: Learnings, gate: Gate): Learnings {
  const act = <Answer>(target: string, what: string, work: () => Promise<Answer>): Promise<Answer> =>
    acted(gate, { permission: 'learning.write', event: 'learning_changed', target, details: { act: what } }, work);
  return standingIn<Learnings>(learnings, {
    add: (draft, at) => act(draft.situation.title, 'written', () => learnings.add(draft, at)),
    addText: (text, at) => act('a learning', 'written', () => learnings.addText(text, at)),
    write: (id, text, before) => act(id, 'changed', () => learnings.write(id, text, before)),
    remove: (id, before) => act(id, 'removed', () => learnings.remove(id, before)),
    settle: (id, task, done) => act(id, done ? 'action done' : 'action open', () => learnings.settle(id, task, done)),
  });
}
