import { type Replacement, replaceAll } from '#domain/release/edits/replace.ts';
import { markdownHeadings } from '#domain/release/markdown/headings.ts';
import { type MarkdownLine, lineEnd, markdownLines } from '#domain/release/markdown/lines.ts';

import { releaseBody, unreleasedText } from './curated.ts';
import { closingLine, linkEdits } from './links.ts';
import { newChangelog } from './new-changelog.ts';
import { type ReleaseHeading, releaseHeadings } from './releases.ts';
import { versionKey } from './version-text.ts';
import { type WebRepository } from './web-repository.ts';

export interface InsertOptions {
  /** Without `v`. */
  readonly version: string;
  readonly tag: string;
  /** Null for a first release. */
  readonly previousTag: string | null;
  /** For links that nothing in the file shows the form of. */
  readonly web: WebRepository | null;
  /**
   * The person edited the entry: it stands for what was under Unreleased, whatever became of those lines. Otherwise they
   * go only when every one of them is in the entry, and stay where they are when not.
   */
  readonly edited?: boolean | undefined;
}

export interface Inserted {
  readonly text: string;
  /** `already-there`: this version has a heading, and the text is unchanged. */
  readonly outcome: 'created' | 'inserted' | 'already-there';
  /** Where the heading is, from 1. */
  readonly line: number;
}

function ascending(releases: readonly ReleaseHeading[]): boolean {
  const numbers = (version: string | null): readonly number[] => (version ?? '').split(/\D+/).map(Number);
  const first = numbers(releases[0]?.version ?? null);
  const last = numbers(releases.at(-1)?.version ?? null);
  const differs = first.findIndex((number, index) => number !== (last[index] ?? 0));
  return differs !== -1 && (first[differs] ?? 0) < (last[differs] ?? 0);
}

/** Behind the title and the paragraphs that introduce the file, before anything that looks like a list of changes. */
function afterIntroduction(text: string, lines: readonly MarkdownLine[]): number {
  const close = closingLine(lines)?.start ?? text.length;
  const title = markdownHeadings(lines)[0];
  if (title === undefined) return lines[0]?.start ?? text.length;
  const change = lines.find(
    (line) =>
      line.start >= title.end && (line.inside !== 'text' || /^\s*(?:[-*+]\s|#|\*\*|\d)|^\s{4,}\S/.test(line.text)),
  );
  return Math.max(title.end, Math.min(change?.start ?? text.length, close));
}

function covers(entry: string, curated: string): boolean {
  const said = new Set(entry.split('\n').map((line) => line.trim()));
  return curated.split('\n').every((line) => /^\s*(?:#|$)/.test(line) || said.has(line.trim()));
}

/** The entry as an edit at `[start, end)`, with one blank line to each neighbour and the file's way of ending kept. */
function place(text: string, start: number, end: number, entry: string, eol: string): Replacement {
  const before = text.slice(0, start);
  const after = text.slice(end);
  const gap = /^\uFEFF?$|\n[ \t]*\r?\n$/.test(before) ? '' : before.endsWith('\n') ? eol : eol + eol;
  const body = entry.replaceAll('\n', eol);
  if (after.trim() === '') {
    return { start, end, by: `${gap}${body}${text.endsWith('\n') ? eol : ''}` };
  }
  return { start, end, by: `${gap}${body}${eol}${/^[ \t]*\r?\n/.test(after) ? '' : eol}` };
}

function target(text: string, lines: readonly MarkdownLine[], releases: readonly ReleaseHeading[]): Replacement {
  const first = releases[0];
  const close = closingLine(lines)?.start ?? text.length;
  const start =
    first === undefined ? afterIntroduction(text, lines) : ascending(releases) ? close : Math.min(first.start, close);
  return { start, end: start, by: '' };
}

/** Which part of the text the entry takes the place of, and what it begins and ends with there. */
function around(
  text: string,
  lines: readonly MarkdownLine[],
  pending: ReleaseHeading,
  entry: string,
  edited: boolean,
): Replacement {
  const body = releaseBody(text, lines, pending);
  const curated = unreleasedText(text);
  const inside = text.slice(body.start, body.end);
  const takes = curated !== null && (edited || covers(entry, curated));
  const blank = /(?:^|(?<=\n))(?:[ \t]*\r?\n)*[ \t]*$/.exec(inside)?.[0].length ?? 0;
  if (pending.version !== null) {
    const end = takes || curated === null ? body.end - Math.min(blank, inside.length) : body.start;
    return { start: pending.start, end, by: '' };
  }
  if (!takes) return { start: body.end, end: body.end, by: '' };
  const lead = /^(?:[ \t]*\r?\n)*/.exec(inside)?.[0].length ?? 0;
  return { start: body.start + lead, end: body.end - blank, by: '' };
}

/**
 * Puts an entry (`draftEntry`, or what a person made of it) into a changelog: after title and Unreleased, before the
 * releases there are. Every other character stays as it was: line ends, byte order mark, a missing final line end.
 * An empty text becomes a new file. The links at the end follow (`linkEdits`).
 */
export function insertEntry(text: string, entry: string, options: InsertOptions): Inserted {
  const wanted = entry.replaceAll('\r\n', '\n').trim();
  if (text.replace('\uFEFF', '').trim() === '') {
    const created = newChangelog(wanted, options);
    return { text: created, outcome: 'created', line: headingLine(created, options.version) };
  }
  const lines = markdownLines(text);
  const releases = releaseHeadings(lines);
  const key = versionKey(options.version);
  const there = releases.find(
    ({ version, unreleased }) => !unreleased && version !== null && versionKey(version) === key,
  );
  if (there !== undefined) return { text, outcome: 'already-there', line: there.line };
  const eol = lineEnd(text);
  const pending = releases.find(({ unreleased }) => unreleased);
  const spot =
    pending === undefined
      ? target(text, lines, releases)
      : around(text, lines, pending, wanted, options.edited === true);
  const versions = releases.flatMap(({ version }) => version ?? []);
  const label = /^#* *\[([^\]]+)\](?!\()/.exec(wanted)?.[1] ?? options.version;
  const edits = [
    place(text, spot.start, spot.end, wanted, eol),
    ...linkEdits(lines, versions, { ...options, label }, eol),
  ];
  const result = replaceAll(text, edits);
  return { text: result, outcome: 'inserted', line: headingLine(result, options.version) };
}

/** Whether a changelog has an entry of this version, in whichever spelling. */
export function namesVersion(text: string, version: string): boolean {
  const key = versionKey(version);
  return releaseHeadings(markdownLines(text)).some(
    (one) => !one.unreleased && one.version !== null && versionKey(one.version) === key,
  );
}

function headingLine(text: string, version: string): number {
  const key = versionKey(version);
  return (
    releaseHeadings(markdownLines(text)).find((one) => one.version !== null && versionKey(one.version) === key)?.line ??
    1
  );
}
