import { parse, TomlError } from 'smol-toml';

import { type Format, lineAt, placeName, refused, type Spot } from './spot.ts';
import { scanToml } from './toml/scan.ts';
import { valueAt, wayOf } from './tree.ts';
import type { VersionFile } from './version-file.ts';

/** TOML 1.0, as Cargo, pip, uv and poetry read it. */
export const toml: Format = { locate, tree };

function tree(text: string, file: VersionFile): unknown {
  try {
    // A byte order mark is ignored by the specification, not by the parser.
    return parse(text.replace(/^\u{FEFF}/u, ''));
  } catch (error) {
    const [line, what] =
      error instanceof TomlError ? [error.line, error.message.split('\n')[0] ?? ''] : [null, String(error)];
    throw refused(
      'version-file-invalid',
      file,
      line,
      `this is not TOML (${what.replace(/^Invalid TOML document: /, '')})`,
      'Correct the file.',
    );
  }
}

function locate(text: string, file: VersionFile, document: unknown): Spot[] {
  const strings = new Map(scanToml(text).map(({ way, start, end }) => [JSON.stringify(way), { start, end }]));
  return file.places.flatMap((place) => {
    const way = wayOf(document, place.at);
    const value = way === null ? undefined : valueAt(document, way);
    if (way === null || value === undefined) return [];
    const where = strings.get(JSON.stringify(way));
    if (typeof value === 'string' && where !== undefined) return [{ place, ...where, value }];
    const near = text.search(/^\s*version\b/m);
    throw refused(
      'version-computed',
      file,
      near === -1 ? null : lineAt(text, near + 1),
      `${placeName(place.at)} is not a text`,
      'Write the version between quotes.',
    );
  });
}
