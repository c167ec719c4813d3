import { type Format, lineAt, placeName, refused, type Spot } from './spot.ts';
import type { VersionFile, VersionPlace } from './version-file.ts';

const LINE = /^([ \t]*)(.*?)[ \t]*(?:\r?\n|$)/gm;

interface Option {
  readonly section: string;
  readonly key: string;
  readonly value: string;
  readonly start: number;
  /** Further lines that belong to the value. */
  continued: boolean;
}

/** The file setuptools reads with Python's configparser: keys in any case, `=` or `:`, values that go on when indented. */
export const setupCfg: Format = {
  locate: (text, file) => {
    const options = iniOptions(text);
    return file.places.flatMap((place): Spot[] => {
      const [section, key] = place.at;
      const found = options.filter((one) => one.section === section && one.key === key);
      const [first, second] = found;
      if (first === undefined) return [];
      if (second !== undefined) {
        const lines = found.map(({ start }) => lineAt(text, start)).join(' and ');
        throw refused(
          'version-ambiguous',
          file,
          null,
          `${placeName(place.at)} stands there more than once, in lines ${lines}`,
          'Keep one of them.',
        );
      }
      return [spotOf(text, file, place, first)];
    });
  },
};

/** Every option of the file. */
export function iniOptions(text: string): Option[] {
  const options: Option[] = [];
  let section = '';
  let last: { option: Option; indent: number } | null = null;
  for (const match of text.matchAll(LINE)) {
    const [, blanks = '', line = ''] = match;
    const content = line.replace(/^\u{FEFF}/u, '');
    if (content === '' || /^[#;]/.test(content)) continue;
    const header = /^\[(.+)\]/.exec(content);
    if (last !== null && blanks.length > last.indent) last.option.continued = true;
    else if (header !== null) {
      section = header[1] ?? '';
      last = null;
    } else {
      const [, key = '', sign = '', value = ''] = /^(.*?)(\s*[=:]\s*)(.*)$/.exec(content) ?? [];
      const start = match.index + blanks.length + (line.length - content.length) + key.length + sign.length;
      const option = { section, key: key.toLowerCase(), value, start, continued: false };
      options.push(option);
      last = { option, indent: blanks.length };
    }
  }
  return options;
}

function spotOf(text: string, file: VersionFile, place: VersionPlace, { value, start, continued }: Option): Spot {
  if (!continued && /^\d[\w.+!-]*$/.test(value)) return { place, start, end: start + value.length, value };
  const what = /^(?:attr|file):/.test(value) ? `comes from ${value}` : 'is not a version alone in its line';
  throw refused(
    'version-computed',
    file,
    lineAt(text, start),
    `${placeName(place.at)} ${what}`,
    'Name the file it comes from in push.versionFiles, or write the version itself.',
  );
}
