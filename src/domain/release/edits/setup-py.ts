import { literal, tokensOf } from './python/literal.ts';
import type { PythonToken } from './python/tokens.ts';
import { type Format, lineAt, placeName, refused } from './spot.ts';

/** The `version=` of the call of `setup()`. A value that is computed is refused, since nothing but running it would tell. */
export const setupPy: Format = {
  locate: (text, file) => {
    const tokens = tokensOf(text, file);
    return file.places.flatMap((place) => {
      const found = tokens.flatMap((_, index) => argumentsOf(tokens, index, placeName(place.at)));
      const [first, second] = found;
      if (first === undefined) return [];
      if (second === undefined) return [literal(text, file, place, first)];
      const lines = found.map(([token]) => lineAt(text, (token?.start ?? 0) + 1)).join(' and ');
      throw refused(
        'version-ambiguous',
        file,
        null,
        `setup() is given a version more than once, in lines ${lines}`,
        'Keep one of them.',
      );
    });
  },
};

/** Values of a keyword of the call that begins at a token; none when no call of `setup` does. */
function argumentsOf(tokens: readonly PythonToken[], index: number, keyword: string): PythonToken[][] {
  const [before, name, open] = [tokens[index - 1], tokens[index], tokens[index + 1]];
  if (name?.text !== 'setup' || name.kind !== 'name' || open?.text !== '(' || before?.text === 'def') return [];
  const depth = open.depth + 1;
  const values: PythonToken[][] = [];
  for (let at = index + 2; at < tokens.length; at++) {
    const token = tokens[at];
    if (token === undefined || token.depth < depth) break;
    const starts = /^[(,]$/.test(tokens[at - 1]?.text ?? '') && tokens[at + 1]?.text === '=';
    if (token.depth !== depth || token.text !== keyword || !starts) continue;
    const rest = tokens.slice(at + 2);
    const end = rest.findIndex((next) => next.depth < depth || (next.depth === depth && next.text === ','));
    values.push(rest.slice(0, end === -1 ? undefined : end));
  }
  return values;
}
