import { type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';

import { findJson, valueEnd } from './json/find.ts';
import { type Format, lineAt, placeName, refused, type Spot } from './spot.ts';
import type { VersionFile } from './version-file.ts';

/** JSON as npm reads it: strict, but a byte order mark may come first. */
export const json: Format = { locate, tree };

function tree(text: string, file: VersionFile): unknown {
  const mark = markOf(text);
  try {
    return JSON.parse(text.slice(mark)) as unknown;
  } catch (error) {
    const [first] = errorsOf(text.slice(mark));
    const line = first === undefined ? null : lineAt(text, first.offset + mark);
    const what = first === undefined ? String(error) : `this is not JSON (${printParseErrorCode(first.error)})`;
    const hint = 'Correct the file; comments and trailing commas are not JSON.';
    throw refused('version-file-invalid', file, line, what, hint);
  }
}

function locate(text: string, file: VersionFile): Spot[] {
  return file.places.flatMap((place) => {
    const found = findJson(text, markOf(text), place.at);
    const [at] = found;
    if (at === undefined) return [];
    const name = placeName(place.at);
    if (found.length > 1) {
      const what = `${name} stands there more than once, in lines ${found.map((one) => lineAt(text, one)).join(' and ')}`;
      throw refused('version-ambiguous', file, null, what, 'Keep one of them; readers differ in which one counts.');
    }
    if (text[at] !== '"')
      throw refused(
        'version-computed',
        file,
        lineAt(text, at),
        `${name} is not a text`,
        'Write the version in quotes.',
      );
    const end = valueEnd(text, at);
    return [{ place, start: at + 1, end: end - 1, value: String(JSON.parse(text.slice(at, end))) }];
  });
}

function errorsOf(text: string): ParseError[] {
  const errors: ParseError[] = [];
  parseTree(text, errors, { disallowComments: true, allowTrailingComma: false });
  return errors;
}

const markOf = (text: string) => (text.startsWith('\u{FEFF}') ? 1 : 0);
