import { lineAt, placeName, refused, type Spot } from '#domain/release/edits/spot.ts';
import type { VersionFile, VersionPlace } from '#domain/release/edits/version-file.ts';

import { type PythonToken, pythonTokens } from './tokens.ts';

const LITERAL = /^[uUrR]?("""|'''|"|')([\w.+!-]*)\1$/;

/** The tokens of a module. Throws `version-file-invalid` where a text never ends. */
export function tokensOf(text: string, file: VersionFile): PythonToken[] {
  const tokens = pythonTokens(text);
  if (Array.isArray(tokens)) return tokens;
  throw refused(
    'version-file-invalid',
    file,
    lineAt(text, tokens.unclosed + 1),
    'a text begins here and never ends',
    'Correct the file.',
  );
}

/**
 * The version between the quotes of the one token that a value consists of. Throws `version-computed` for any other value:
 * a call, a join of texts, a tuple.
 */
export function literal(text: string, file: VersionFile, place: VersionPlace, value: readonly PythonToken[]): Spot {
  const [token] = value;
  const [, quote, version] = LITERAL.exec(token?.text ?? '') ?? [];
  if (token !== undefined && value.length === 1 && quote !== undefined && version !== undefined) {
    const end = token.end - quote.length;
    return { place, start: end - version.length, end, value: version };
  }
  const line = token === undefined ? null : lineAt(text, token.start + 1);
  throw refused(
    'version-computed',
    file,
    line,
    `${placeName(place.at)} is computed, not a text between quotes`,
    'Write the version as a plain text, or name the file it comes from in push.versionFiles.',
  );
}
