import { OpsError } from '#domain/errors.ts';
import { replaceAll } from '#domain/release/edits/replace.ts';
import { type MarkdownLine, markdownLines } from '#domain/release/markdown/lines.ts';

import { type Badge, staticBadges } from './badge.ts';
import { contextOf, type PackageNames, standsAlone } from './place-context.ts';
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

function badgePlace(badge: Badge, from: VersionForms, to: VersionForms, options: NamedVersion): Found | null {
  const [, v = '', version = ''] = /^(v?)(.*)$/i.exec(badge.message) ?? [];
  const current = version === from.semver || version === from.pep440;
  const named = options.name !== null && badge.label.toLowerCase() === options.name.toLowerCase();
  const label = VERSION_LABEL.test(badge.label) || named;
  const forgotten = OWN_LABEL.test(badge.label) && VERSION_LIKE.test(badge.message);
  if (!current && !forgotten) return null;
  const scheme = /^pypi$/i.test(badge.label) ? 'pep440' : options.scheme;
  const { start, end } = badge;
  return { kind: 'badge', sure: label, start, end, was: '', by: badge.write(`${v}${spelled(to, scheme)}`) };
}

function linePlaces(
  line: MarkdownLine,
  pattern: RegExp,
  from: VersionForms,
  to: VersionForms,
  options: NamedVersion,
): Found[] {
  return [...line.text.matchAll(pattern)].flatMap(({ index, 0: was }) => {
    const lead = line.text.slice(0, index);
    const rest = line.text.slice(index + was.length);
    const context = standsAlone(lead, rest, options.name) ? contextOf(lead, rest, options) : null;
    if (context === null) return [];
    const same = from.semver === from.pep440;
    const scheme = same ? (context.scheme ?? options.scheme) : was === from.pep440 ? 'pep440' : 'semver';
    const start = line.start + index;
    const { kind, sure } = context;
    return [{ kind, sure, start, end: start + was.length, was, by: spelled(to, scheme) }];
  });
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
  const badges = staticBadges(text);
  const inBadge = ({ start, end }: Found): boolean => badges.some((badge) => start < badge.end && badge.start < end);
  const lines = markdownLines(text);
  const found = [
    ...badges.flatMap((badge) => badgePlace(badge, from, to, options) ?? []),
    ...lines.flatMap((line) => linePlaces(line, pattern, from, to, options)).filter((place) => !inBadge(place)),
  ].toSorted((a, b) => a.start - b.start);
  const seen = new Map<string, number>();
  return found.flatMap((place): readonly VersionPlace[] => {
    const line = lines.find(({ start, end }) => start <= place.start && place.start < end);
    const was = text.slice(place.start, place.end);
    if (line === undefined || was === place.by) return [];
    const at = { start: place.start - line.start, end: place.end - line.start };
    const after = replaceAll(line.text, [{ ...at, by: place.by }]);
    const blank = replaceAll(line.text, [{ ...at, by: '{version}' }])
      .replaceAll(pattern, '{version}')
      .trim();
    const count = (seen.get(blank) ?? 0) + 1;
    seen.set(blank, count);
    const key = `${options.file}: ${place.kind}${count > 1 ? ` ${count}` : ''}: ${blank}`;
    return [{ ...place, was, file: options.file, line: line.number, before: line.text, after, key }];
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
