import { plural } from '#domain/format.ts';

import type { Search } from './use-diagnosis.ts';

/** The cause in a sentence or two, or how far the search for it is; nothing before it begins. */
export function causeWords({ diagnosis, problem, looks }: Search): readonly string[] {
  if (problem !== null) return [`No cause: ${problem}.`];
  if (diagnosis === null) return looks.length === 0 ? [] : ['Looking for the cause…'];
  const { title, confidence, status } = diagnosis.conclusion;
  if (status === 'ok') return [`Looked at now: ${title}`];
  return [confidence === 'certain' ? title : `${title} (${confidence})`];
}

/** `3 of 5 looks` */
export function searchNote({ looks, diagnosis }: Search): string {
  const over = looks.filter(({ state }) => state === 'over').length;
  return diagnosis === null ? `${over} of ${plural(looks.length, 'look')}` : 'nothing was changed';
}
