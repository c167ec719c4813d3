import { type Format, refused } from './spot.ts';

/** The first line with something in it, after an optional `v`. */
const FIRST = /^(?:\u{FEFF})?\s*v?(\d[^\s]*)[ \t]*(?:\r?\n|$)/u;

/** A file that holds a version and nothing else that counts, like VERSION or version.txt. */
export const plain: Format = {
  locate: (text, file) => {
    const match = FIRST.exec(text);
    const value = match?.[1];
    if (match === null || value === undefined)
      throw refused(
        'version-file-invalid',
        file,
        1,
        'the first line is not a version',
        'Write the version alone in its first line.',
      );
    const start = match[0].indexOf(value, match[0].search(/\d/));
    return file.places.map((place) => ({ place, start, end: start + value.length, value }));
  },
};
