import { oneLine } from '#domain/release/one-line.ts';

import { type ChangelogCommit } from './commit.ts';
import { withoutEmptySections } from './curated.ts';
import { commitSection, type Group, groupCommits } from './group.ts';
import { writeHeading } from './heading-model.ts';
import { changelogItem, type ItemForm } from './item.ts';
import { type SectionKind } from './sections.ts';
import { type ChangelogStyle } from './style.ts';
import { isPatch } from './version-text.ts';
import { compareUrl, type WebRepository } from './web-repository.ts';

/** The two ends of a release on the web. */
export interface Compare {
  readonly web: WebRepository;
  /** Tag of the release before; null for a first one. */
  readonly from: string | null;
  /** Tag of this release. */
  readonly to: string;
}

export interface DraftInput {
  readonly style: ChangelogStyle;
  /** Without `v`. */
  readonly version: string;
  /** `YYYY-MM-DD`. */
  readonly date: string;
  /** In the order they are to be read. */
  readonly commits: readonly ChangelogCommit[];
  /** Null when the remote has no web pages that are known. */
  readonly compare: Compare | null;
  /** What stands under Unreleased (`unreleasedText`): it becomes the release as it is, and commits are not added. */
  readonly curated?: string | null | undefined;
}

const KEEP_TITLES: readonly (readonly [SectionKind, string])[] = [
  ['added', 'Added'],
  ['changed', 'Changed'],
  ['deprecated', 'Deprecated'],
  ['removed', 'Removed'],
  ['fixed', 'Fixed'],
  ['security', 'Security'],
];
const CONVENTIONAL_TITLES: readonly (readonly [SectionKind, string])[] = [
  ['breaking', '⚠ BREAKING CHANGES'],
  ['added', 'Features'],
  ['fixed', 'Bug Fixes'],
  ['security', 'Security'],
  ['performance', 'Performance Improvements'],
  ['changed', 'Other Changes'],
  ['deprecated', 'Deprecations'],
  ['removed', 'Removals'],
  ['reverted', 'Reverts'],
];
/** Said when no commit since the last release is one that users notice. */
export const NOTHING_NOTICEABLE = 'No changes that users notice.';

function placed(group: Group, conventional: boolean): SectionKind | null {
  const commit = group[0];
  const section = commitSection(conventional ? { ...commit, breaking: false } : commit);
  if (conventional) return section === null && commit.breaking ? 'changed' : section;
  return section === 'reverted' || section === 'performance' ? 'changed' : section;
}

/** What the breaking commits of a conventional changelog say, in a section of their own. */
function warnings(groups: readonly Group[], form: ItemForm): readonly string[] {
  return groups
    .filter(([commit]) => commit.breaking)
    .flatMap((group) => {
      const [{ notes, description }] = group;
      const told = notes.length > 0 ? notes : [description];
      return told.map((text) => changelogItem(group, { ...form, hashes: false }, { warn: false, text }));
    });
}

/** Where there is no section of their own, breaking and reverting changes say what they are. */
function sayings(group: Group): Parameters<typeof changelogItem>[2] {
  const { type, breaking, description } = group[0];
  return type === 'revert' ? { warn: breaking, text: `reverted: ${description}` } : { warn: breaking };
}

function body({ style, commits, compare }: DraftInput): readonly string[] {
  const conventional = style.kind === 'conventional';
  const form: ItemForm = {
    bullet: style.bullet,
    bold: conventional,
    hashes: true,
    web: conventional ? (compare?.web ?? null) : null,
  };
  const groups = groupCommits(commits);
  const sorted = Map.groupBy(groups, (group) => placed(group, conventional));
  const titles = conventional ? CONVENTIONAL_TITLES : KEEP_TITLES;
  const sections = titles.flatMap(([kind, usual]): readonly string[] => {
    const here = sorted.get(kind) ?? [];
    const items =
      kind === 'breaking'
        ? warnings(groups, form)
        : here.map((group) => changelogItem(group, form, conventional ? { warn: false } : sayings(group)));
    if (items.length === 0) return [];
    if (style.section === null) return [items.join('\n')];
    const head = `${style.section}${style.titles[kind] ?? usual}`;
    return [`${head}${style.airy ? '\n\n' : '\n'}${items.join('\n')}`];
  });
  if (sections.length === 0) return [NOTHING_NOTICEABLE];
  return style.section === null ? [sections.join('\n')] : sections;
}

/**
 * The text of one release in the changelog's own style: its heading and what changed, `\n` line ends, one at the end.
 * It is a draft: what is inserted is what the person made of it.
 */
export function draftEntry(input: DraftInput): string {
  const { style, compare } = input;
  const version = oneLine(input.version);
  const model = isPatch(version) ? (style.patchHeading ?? style.heading) : style.heading;
  const url = compare === null ? null : compareUrl(compare.web, compare.from, compare.to);
  const heading = writeHeading(model, { version, date: input.date, url });
  const curated = withoutEmptySections(input.curated ?? '');
  const parts = curated === '' ? body(input).join('\n\n') : curated;
  return `${heading}${style.airy ? '\n\n' : '\n'}${parts}\n`;
}
