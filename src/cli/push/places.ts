import type { Invocation } from '#cli/command.ts';
import { EXIT, OpsError } from '#domain/errors.ts';
import type { ReviewedPlace } from '#domain/push/review.ts';
import { rememberPlaces } from '#services/procedures/push/docs/remembered-places.ts';

import { choicesOf } from './choices.ts';
import { reviewOf } from './review-of.ts';
import { targetOf } from './target.ts';

/**
 * `push places`: where documents name the version, and which of them follow it; `--take` and `--leave` say so once, by
 * number. Exit 3 when there is none.
 */
export async function showPlaces(invocation: Invocation): Promise<number> {
  const { world, values, stdout } = invocation;
  const target = await targetOf(invocation);
  const look = async () => {
    const review = await reviewOf(invocation, target, choicesOf(invocation));
    return { places: review.places ?? [], path: review.project.path, project: review.project.id };
  };
  const first = await look();
  const said = { ...saidOf(first.places, values['take'], true), ...saidOf(first.places, values['leave'], false) };
  const chose = Object.keys(said).length > 0;
  if (chose) await rememberPlaces(world, first.path, said);
  const { places, project } = chose ? await look() : first;
  if (values['json'] === true) stdout.write(`${JSON.stringify({ schema: 1, project, places })}\n`);
  else stdout.write(places.length === 0 ? 'No document names the version that is released.\n' : tableOf(places));
  return places.length === 0 ? EXIT.nothingToDo : EXIT.ok;
}

function saidOf(places: readonly ReviewedPlace[], given: unknown, value: boolean): Readonly<Record<string, boolean>> {
  if (typeof given !== 'string' || given === '') return {};
  const entries = given.split(',').map((word) => {
    const place = /^\s*\d+\s*$/.test(word) ? places[Number(word) - 1] : undefined;
    if (place !== undefined) return [place.key, value] as const;
    throw new OpsError('no-such-place', `There is no place ${word.trim()}.`, {
      hint: `cpm-console push places lists ${places.length} by number: --take 1,2 --leave 3`,
      exit: 'usage',
    });
  });
  return Object.fromEntries(entries);
}

function tableOf(places: readonly ReviewedPlace[]): string {
  const lines = places.map(({ file, line, before, after, taken, open }, at) => {
    const how = taken ? '✔ follows' : open ? '? stays, nobody chose yet' : '○ stays';
    return `${String(at + 1).padStart(3)}  ${how.padEnd(26)} ${file}:${line}\n       ${taken ? `${before}\n       ${after}` : before}`;
  });
  const hint = places.some(({ open }) => open)
    ? '\nSay once which follow the version: cpm-console push places --take 1,2 --leave 3\n'
    : '';
  return `${lines.join('\n')}\n${hint}`;
}
