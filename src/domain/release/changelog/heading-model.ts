import { type Heading } from '#domain/release/markdown/headings.ts';

import { type ReleaseHeading } from './releases.ts';
import { DAY } from './version-text.ts';

/** How this file writes the heading of a release, with `{version}`, `{date}` and `{url}` in place of one release's own. */
export interface HeadingModel {
  /** `## `, or nothing for an underlined heading. */
  readonly before: string;
  readonly text: string;
  readonly underline: string | null;
  readonly overlined: boolean;
}

const TARGET = /\]\([^)]*\)/;
const MONTHS = 'January|February|March|April|May|June|July|August|September|October|November|December';
const WRITTEN_DAY = new RegExp(
  String.raw`\(?\b(?:(?:${MONTHS})\s+\d{1,2},?|\d{1,2}\.?\s+(?:${MONTHS}),?)\s+\d{4}\)?`,
  'i',
);

function dated(text: string): string {
  const day = new RegExp(DAY).exec(text)?.[0];
  if (day !== undefined) return text.replace(day, '{date}');
  return text.replace(WRITTEN_DAY, (found) => (found.startsWith('(') ? '({date})' : '{date}'));
}

function marks({ underline, level }: Heading): string {
  return underline === null ? `${'#'.repeat(level)} ` : '';
}

/** The model of a heading that stands in the file; `Unreleased` without a version is replaced as a whole. */
export function modelOf(heading: ReleaseHeading, kind: 'keep' | 'conventional' | 'plain'): HeadingModel {
  const { version, text, underline, overlined } = heading;
  const shape = { before: marks(heading), underline, overlined };
  if (version === null) {
    const bracketed = text.startsWith('[') || kind === 'keep';
    return { ...shape, text: `${bracketed ? '[{version}]' : '{version}'} - {date}` };
  }
  const plain = text.replace(TARGET, ']({url})').replaceAll(/\s*\[yanked\]/gi, '');
  const named = plain
    .replace(version, '{version}')
    .replace(/\b(?:unreleased|not released|to be released|tbd)\b/i, '{date}');
  return { ...shape, text: dated(named) };
}

/** The heading of one release, one or more lines, without a final line end. A link without a target is written as plain text. */
export function writeHeading(
  model: HeadingModel,
  { version, date, url }: { readonly version: string; readonly date: string; readonly url: string | null },
): string {
  const linked = url === null ? model.text.replace(/\[([^\]]*)\]\(\{url\}\)/, '$1') : model.text;
  const text = linked.replaceAll(/\{(version|date|url)\}/g, (_, name) =>
    name === 'version' ? version : name === 'date' ? date : (url ?? ''),
  );
  if (model.underline === null) return `${model.before}${text}`;
  const rule = model.underline.repeat(Math.max(3, Array.from(text).length));
  return `${model.overlined ? `${rule}\n` : ''}${text}\n${rule}`;
}
