import { OpsError } from '#domain/errors.ts';

import { formatOf } from './formats.ts';
import { nextRange } from './range.ts';
import { changedLines, replaceAll } from './replace.ts';
import { type Format, lineAt, placeName, refused, type Spot } from './spot.ts';
import { differences, isPlace } from './tree.ts';
import type { Edited, VersionFile } from './version-file.ts';

/** What a version is made of in any scheme; nothing that would end a quote, a line or a value. */
const VERSION = /^\d[\w.+!-]*$/;

/**
 * A text with every place of the file set to `next`, which is spelled in the file's own scheme; every other byte is kept.
 * The result was read again with the rules of its ecosystem: the places say `next`, and nothing else became different.
 * Throws OpsError (exit refused), codes: `version-unusable`, `version-missing`, `version-computed`, `version-ambiguous`,
 * `version-file-invalid`, `version-edit`. Messages begin with path and line.
 */
export async function editVersion(file: VersionFile, text: string, next: string): Promise<Edited> {
  if (!VERSION.test(next))
    throw new OpsError('version-unusable', `${JSON.stringify(next)} is not a version.`, {
      hint: 'Give a version like 1.2.0.',
      exit: 'refused',
    });
  const format = await formatOf(file.format);
  const { tree, spots } = readAll(format, file, text);
  const replacements = spots.flatMap((spot) => {
    const { start, end, value, write } = spot;
    const fresh = wanted(spot, next);
    return fresh === value ? [] : [{ start, end, by: write?.(fresh) ?? fresh }];
  });
  const edited = replaceAll(text, replacements);
  if (edited !== text) verify(format, file, tree, edited, next);
  return { text: edited, changed: changedLines(text, replacements), unmet: await unmet(text, spots, next) };
}

/**
 * The version a file says. Throws like {@link editVersion}, and `version-differs` when its places do not agree. A file with
 * ranges only says none, which throws `version-missing`.
 */
export async function readVersion(file: VersionFile, text: string): Promise<string> {
  const all = readAll(await formatOf(file.format), file, text).spots;
  const spots = all.filter(({ place }) => place.role === 'version');
  const [first] = spots;
  if (first === undefined) throw missing(file, 'the version');
  const other = spots.find(({ value }) => value !== first.value);
  if (other === undefined) return first.value;
  const told = [first, other].map(
    ({ place, value, start }) => `${placeName(place.at)} in line ${lineAt(text, start)} is ${value}`,
  );
  throw refused('version-differs', file, null, told.join(', but '), 'Make them agree.');
}

/** The text as its ecosystem reads it, once, and where its places stand. */
function readAll(format: Format, file: VersionFile, text: string): { tree: unknown; spots: readonly Spot[] } {
  const tree = format.tree?.(text, file);
  const spots = format.locate(text, file, tree);
  const absent = file.places.find((place) => place.optional !== true && !spots.some((spot) => spot.place === place));
  if (absent !== undefined) throw missing(file, placeName(absent.at));
  return { tree, spots };
}

function missing(file: VersionFile, what: string): OpsError {
  return refused(
    'version-missing',
    file,
    null,
    `there is no ${what}`,
    'Write one, or name another file in push.versionFiles.',
  );
}

function wanted({ place, value }: Spot, next: string): string {
  return place.role === 'version' ? next : (nextRange(value, next) ?? value);
}

async function unmet(text: string, spots: readonly Spot[], next: string): Promise<Edited['unmet']> {
  const left = spots.filter(({ place, value }) => place.role === 'range' && nextRange(value, next) === null);
  if (left.length === 0) return [];
  const { satisfies, valid } = await import('./ranges.ts');
  return left
    .filter(({ value }) => valid(value) !== null && !satisfies(next, value, { includePrerelease: true }))
    .map(({ value, start }) => ({ line: lineAt(text, start), range: value }));
}

function verify(format: Format, file: VersionFile, before: unknown, after: string, next: string): void {
  const { tree, spots } = readAll(format, file, after);
  const wrong = spots.find((spot) => spot.value !== wanted(spot, next));
  if (wrong !== undefined) throw broken(file, `${placeName(wrong.place.at)} would read as ${wrong.value}`);
  if (format.tree === undefined) return;
  const stray = differences(before, tree).find((way) => !isPlace(before, file.places, way));
  if (stray !== undefined) throw broken(file, `${placeName(stray)} would change too`);
}

function broken({ path }: VersionFile, what: string): OpsError {
  return new OpsError('version-edit', `${path}: after the edit ${what}, so nothing was written.`, {
    hint: 'Set the version in this file by hand, and leave it out with push.versionFiles.',
    exit: 'refused',
  });
}
