import type { RelatedAbout } from './related.ts';

/** A check in trouble, or its incident, in the words by which the same may have been written down before. */
export function aboutCheck(checkId: string, said: readonly string[]): RelatedAbout {
  const [kind = '', name = kind] = checkId.split(/:(.*)/s);
  return { names: [name], kind, cause: null, said };
}
