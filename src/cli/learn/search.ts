import type { Invocation } from '#cli/command.ts';
import { EXIT, OpsError } from '#domain/errors.ts';
import { isWanted } from '#domain/learnings/find.ts';

import { rowJson, rowLines } from './row.ts';
import { textOf, wantedOf } from './wanted.ts';

const USUAL = 20;
/** Filters come after the search, so it must give them enough to choose from. */
const MOST = 1000;

/** `learn search WORDS`: the best match first; exit 0 also when nothing was found. */
export async function searchLearnings(invocation: Invocation): Promise<number> {
  const { world, values, positionals, stdout } = invocation;
  const words = positionals.join(' ').trim();
  if (words === '')
    throw new OpsError('usage', 'Name the words to look for.', {
      hint: 'cpm-console learn search pool timeout',
      exit: 'usage',
    });
  const wanted = wantedOf(invocation);
  const limit = limitOf(values['limit']);
  const hits = await world.learnings.search(words, MOST);
  const { learnings } = await world.learnings.list();
  const known = new Map(learnings.map((learning) => [learning.id, learning]));
  const found = hits
    .flatMap((hit) => {
      const learning = known.get(hit.id);
      return learning !== undefined && isWanted(learning, wanted) ? [{ hit, learning }] : [];
    })
    .slice(0, limit);
  if (values['json'] === true) {
    const rows = found.map(({ hit, learning }) => rowJson(learning, hit));
    stdout.write(`${JSON.stringify({ schema: 1, words, learnings: rows })}\n`);
    return EXIT.ok;
  }
  stdout.write(found.map(({ hit, learning }) => rowLines(learning, hit.snippet)).join(''));
  if (found.length === 0) stdout.write(`No learning has ${words}.\n`);
  return EXIT.ok;
}

function limitOf(given: Invocation['values'][string]): number {
  const text = textOf(given);
  if (text === undefined) return USUAL;
  if (!/^[1-9]\d{0,3}$/.test(text) || Number(text) > MOST)
    throw new OpsError('usage', `--limit makes no sense. It is a number from 1 to ${MOST}.`, { exit: 'usage' });
  return Number(text);
}
