import { OpsError } from '#domain/errors.ts';
import { replaceAll } from '#domain/release/edits/replace.ts';
import { type MarkdownLine, markdownLines } from '#domain/release/markdown/lines.ts';

import { type Badge, staticBadges } from './badge.ts';
import { type ContextReader, contextReader, type PackageNames } from './place-context.ts';
import type { VersionPlace } from './place.ts';
import { type Scheme, spelled, type VersionForms, versionForms } from './version-forms.ts';

export interface NamedVersion extends PackageNames {
  /** Relative to the project. */
  readonly file: string;
  /** Without `v`, in either scheme. */
  readonly current: string;
  readonly next: string;
  /** How the package itself spells versions. */
  readonly scheme: Scheme;
}

type Found = Pick<VersionPlace, 'kind' | 'sure' | 'start' | 'end' | 'was' | 'by'>;

const VERSION_LABEL =
  /^(?:(?:latest|current|stable|newest)\s+)?(?:version|release|ver|v|npm|pypi|crates(?:\.io)?|package|stable|latest)(?:\s+(?:version|release))?$/i;
/** Labels that can only mean the package itself, so that a badge somebody forgot is brought up to date too. */
const OWN_LABEL = /^(?:(?:latest|current|stable)\s+)?(?:version|release)$/i;
const VERSION_LIKE = /^v?\d+\.\d+[\w.+-]*$/i;

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\/-]/g, String.raw`\$&`);
}

function currentPattern(forms: VersionForms): RegExp {
  const texts = [...new Set([forms.semver, forms.pep440].filter((form) => form !== null))];
  const any = texts
    .toSorted((a, b) => b.length - a.length)
    .map(escaped)
    .join('|');
  return new RegExp(`(?<![\\d.])(?:${any})(?![\\w+]|\\.\\d)`, 'gi');
}

function badgePlace(
  text: string,
  badge: Badge,
  from: VersionForms,
  to: VersionForms,
  options: NamedVersion,
): Found | null {
  const [, v = '', version = ''] = /^(v?)(.*)$/i.exec(badge.message) ?? [];
  const current = version === from.semver || version === from.pep440;
  const named = options.name !== null && badge.label.toLowerCase() === options.name.toLowerCase();
  const label = VERSION_LABEL.test(badge.label) || named;
  const forgotten = OWN_LABEL.test(badge.label) && VERSION_LIKE.test(badge.message);
  if (!current && !forgotten) return null;
  const scheme = /^pypi$/i.test(badge.label) ? 'pep440' : options.scheme;
  const { start, end } = badge;
  return {
    kind: 'badge',
    sure: label,
    start,
    end,
    was: text.slice(start, end),
    by: badge.write(`${v}${spelled(to, scheme)}`),
  };
}

/** Of a line only this much before and behind a version is read and told. */
const AROUND = 300;

interface Reading {
  readonly pattern: RegExp;
  readonly from: VersionForms;
  readonly to: VersionForms;
  readonly context: ContextReader;
  readonly scheme: Scheme;
}

function linePlaces(line: MarkdownLine, { pattern, from, to, context, scheme }: Reading): Found[] {
  return [...line.text.matchAll(pattern)].flatMap(({ index, 0: was }) => {
    const behind = index + was.length;
    const found = context(
      line.text.slice(Math.max(0, index - AROUND), index),
      line.text.slice(behind, behind + AROUND),
    );
    if (found === null) return [];
    const same = from.semver === from.pep440;
    const own = same ? (found.scheme ?? scheme) : was === from.pep440 ? 'pep440' : 'semver';
    const start = line.start + index;
    const { kind, sure } = found;
    return [{ kind, sure, start, end: start + was.length, was, by: spelled(to, own) }];
  });
}

/** How a place looks before and after, and what of it stays the same over releases. */
function shown(line: MarkdownLine, place: Found, pattern: RegExp): { before: string; after: string; blank: string } {
  const start = place.start - line.start;
  const end = place.end - line.start;
  const long = line.text.length > 2 * AROUND;
  const lead = long ? line.text.slice(Math.max(0, start - AROUND), start) : line.text.slice(0, start);
  const rest = long ? line.text.slice(end, end + AROUND) : line.text.slice(end);
  // Other versions in the line change with each release too, also in length.
  const near = (text: string): string => text.replaceAll(pattern, '{version}');
  const blank = long
    ? `${near(lead).slice(-AROUND / 2)}{version}${near(rest).slice(0, AROUND / 2)}`
    : `${near(lead)}{version}${near(rest)}`;
  return { before: `${lead}${place.was}${rest}`, after: `${lead}${place.by}${rest}`, blank: blank.trim() };
}

/**
 * Every place of a document that names the current version of a package, in order: badges, pins, addresses, file names and
 * plain mentions, in code blocks too. What tells history is left out. Nothing is chosen here ({@link VersionPlace.sure}).
 */
export function placesNaming(document: string, options: NamedVersion): readonly VersionPlace[] {
  const text = document.replace(/^\uFEFF/, '');
  const from = versionForms(options.current);
  const to = versionForms(options.next);
  const pattern = currentPattern(from);
  const reading = { pattern, from, to, context: contextReader(options), scheme: options.scheme };
  const badges = staticBadges(text);
  const seen = new Map<string, number>();
  return markdownLines(text).flatMap((line) => {
    const here = badges.filter(({ start }) => line.start <= start && start < line.end);
    const inBadge = ({ start, end }: Found): boolean => here.some((badge) => start < badge.end && badge.start < end);
    const found = [
      ...here.flatMap((badge) => badgePlace(text, badge, from, to, options) ?? []),
      ...linePlaces(line, reading).filter((place) => !inBadge(place)),
    ].toSorted((a, b) => a.start - b.start);
    return found.flatMap((place): readonly VersionPlace[] => {
      if (place.was === place.by) return [];
      const { before, after, blank } = shown(line, place, pattern);
      const count = (seen.get(blank) ?? 0) + 1;
      seen.set(blank, count);
      const key = `${options.file}: ${place.kind}${count > 1 ? ` ${count}` : ''}: ${blank}`;
      return [{ ...place, file: options.file, line: line.number, before, after, key }];
    });
  });
}

/** The text with the places changed; every other character stays. Throws OpsError `document-changed` for another text. */
export function applyPlaces(document: string, places: readonly VersionPlace[]): string {
  const [, mark = '', text = ''] = /^(\uFEFF?)([\s\S]*)$/.exec(document) ?? [];
  const moved = places.find(({ start, end, was }) => text.slice(start, end) !== was);
  if (moved !== undefined) {
    throw new OpsError('document-changed', `${moved.file} is not the text its places were found in.`, {
      hint: 'Make a new plan.',
      exit: 'refused',
    });
  }
  return mark + replaceAll(text, places);
}

/** Whether a text is one in which these places were changed: each says what it should, shifted by the changes before it. */
export function placesApplied(document: string, places: readonly VersionPlace[]): boolean {
  const text = document.replace(/^\uFEFF/, '');
  let shift = 0;
  return places
    .toSorted((a, b) => a.start - b.start)
    .every(({ start, end, by }) => {
      const at = start + shift;
      shift += by.length - (end - start);
      return text.slice(at, at + by.length) === by;
    });
}
