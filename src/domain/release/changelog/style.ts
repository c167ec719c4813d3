import { markdownHeadings } from '#domain/release/markdown/headings.ts';
import { markdownLines } from '#domain/release/markdown/lines.ts';

import { type HeadingModel, modelOf } from './heading-model.ts';
import { releaseHeadings } from './releases.ts';
import { type SectionKind, sectionOf } from './sections.ts';
import { isPatch } from './version-text.ts';

export interface ChangelogStyle {
  readonly kind: 'keep' | 'conventional' | 'plain';
  readonly heading: HeadingModel;
  /** Only old conventional changelogs: the heading of a patch, a level deeper. */
  readonly patchHeading: HeadingModel | null;
  /** Marks of a section's heading; null when this file has a flat list. */
  readonly section: string | null;
  /** Titles this file already uses, with whatever decorates them. */
  readonly titles: Readonly<Partial<Record<SectionKind, string>>>;
  /** What an item begins with, indent included. */
  readonly bullet: string;
  /** Whether a blank line follows a heading. */
  readonly airy: boolean;
}

const PLAIN_HEADING: HeadingModel = { before: '## ', text: '[{version}] - {date}', underline: null, overlined: false };

/** What a new changelog is written in. */
export const KEEP: ChangelogStyle = {
  kind: 'keep',
  heading: PLAIN_HEADING,
  patchHeading: null,
  section: '### ',
  titles: {},
  bullet: '- ',
  airy: true,
};

const KEEP_NAMED = /keepachangelog\.com|keep a changelog/i;
const CONVENTIONAL_NAMED =
  /conventionalcommits\.org|conventional commits|commit-and-tag-version|standard-version|semantic-release|release-please/i;
const KEEP_TITLE = /^(?:added|changed|deprecated|removed|fixed|security)$/i;

function kindOf(text: string, intro: string, titles: readonly string[]): ChangelogStyle['kind'] {
  if (KEEP_NAMED.test(intro)) return 'keep';
  if (CONVENTIONAL_NAMED.test(intro)) return 'conventional';
  if (titles.some((title) => KEEP_TITLE.test(title))) return 'keep';
  if (titles.some((title) => sectionOf(title) !== null)) return 'conventional';
  if (/^#+ \[\d[^\]]*\]\([^)]*\) \(\d{4}-/m.test(text)) return 'conventional';
  return /^## \[(?:unreleased|\d[^\]]*\] - \d{4}-)/im.test(text) ? 'keep' : 'plain';
}

/** How a changelog is written, read off its newest releases; a file without any is Keep a Changelog. */
export function changelogStyle(text: string): ChangelogStyle {
  const lines = markdownLines(text);
  const releases = releaseHeadings(lines);
  const dated = releases.filter(({ unreleased }) => !unreleased);
  const starts = new Set(releases.map(({ start }) => start));
  const first = releases[0]?.start ?? text.length;
  const sections = markdownHeadings(lines).filter(({ start }) => start > first && !starts.has(start));
  const kind = kindOf(
    text,
    text.slice(0, first),
    sections.map((section) => section.text),
  );
  const model = (releases.length === 0 ? null : (dated[0] ?? releases[0])) ?? null;
  const patch = dated.find(({ version }) => isPatch(version ?? ''));
  const other = dated.find(({ version }) => !isPatch(version ?? ''));
  const split = patch !== undefined && other !== undefined && patch.level > other.level;
  const titles: Partial<Record<SectionKind, string>> = {};
  for (const { text: title } of sections) {
    const section = sectionOf(title);
    if (section !== null) titles[section] ??= title;
  }
  const inside = lines.filter((line) => line.start >= first && line.inside === 'text');
  const bullet = inside.map((line) => /^( {0,3}[-*+] {1,3})\S/.exec(line.text)?.[1]).find((mark) => mark !== undefined);
  const atx = sections.find(({ underline }) => underline === null);
  const heading = split ? other : model;
  const next = inside.find((line) => line.start >= (dated[0] ?? { end: Infinity }).end);
  return {
    kind,
    heading: heading === null ? PLAIN_HEADING : modelOf(heading, kind),
    patchHeading: split ? modelOf(patch, kind) : null,
    section: atx === undefined ? (kind === 'plain' ? null : KEEP.section) : `${'#'.repeat(atx.level)} `,
    titles,
    bullet: bullet ?? (kind === 'conventional' ? '* ' : KEEP.bullet),
    airy: next === undefined || next.text.trim() === '',
  };
}
