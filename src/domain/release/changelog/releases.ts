import { type Heading, markdownHeadings } from '#domain/release/markdown/headings.ts';
import { type MarkdownLine } from '#domain/release/markdown/lines.ts';

import { DAY, VERSION } from './version-text.ts';

/** A heading that begins a release, or what is not released yet. */
export interface ReleaseHeading extends Heading {
  /** As written, without `v`; null for a bare "Unreleased". */
  readonly version: string | null;
  readonly unreleased: boolean;
}

const PREFIX = String.raw`(?:\*\*|__)?\[?(?:(?:version|release)[ :]+|@?[\w./-]+(?:@|[ ]+(?=v?\d)))?v?`;
const RELEASED = new RegExp(String.raw`^${PREFIX}(${VERSION})(?=$|[\])(/–—:,*_]|\s+[-(–—/:|]|\s+\[|\s+${DAY})`, 'i');
const UNRELEASED = /^\W*(?:unreleased|upcoming|next release|dev|main|master|head)\W*$/i;
const NOT_YET = /\b(?:unreleased|not released|to be released|tbd)\b/i;

function asRelease(heading: Heading): ReleaseHeading | null {
  const [, version] = RELEASED.exec(heading.text) ?? [];
  if (version !== undefined) return { ...heading, version, unreleased: NOT_YET.test(heading.text) };
  if (!UNRELEASED.test(heading.text) && !/^\[?unreleased\b/i.test(heading.text)) return null;
  return { ...heading, version: null, unreleased: true };
}

/**
 * The headings of releases, in the order of the file. Headings inside a release that begin like one (`3.12 support`,
 * deeper ones of a release's own sections) are none: what follows the version must end the heading or begin a date.
 */
export function releaseHeadings(lines: readonly MarkdownLine[]): readonly ReleaseHeading[] {
  return markdownHeadings(lines).flatMap((heading) => asRelease(heading) ?? []);
}
