import { BLANK } from '#domain/learnings/blank.ts';
import { realLearnings } from '#services/adapters/learnings/learnings.ts';

/** A process that has loaded everything, waits for the word, and then writes one learning. */
const [folder = '', at = ''] = process.argv.slice(2);
const learnings = realLearnings({ folder: () => folder, stateDir: `${folder}.state` });

process.once('message', () => {
  const draft = { ...BLANK, situation: { ...BLANK.situation, title: `By ${process.pid}` } };
  void learnings
    .add(draft, Number(at))
    .then(({ learning }) => process.send?.({ id: learning.id }, () => process.disconnect()));
});
process.send?.('ready');
