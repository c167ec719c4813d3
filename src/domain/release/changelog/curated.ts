import { markdownHeadings } from '#domain/release/markdown/headings.ts';
import { type MarkdownLine, markdownLines } from '#domain/release/markdown/lines.ts';

import { closingLine } from './links.ts';
import { type ReleaseHeading, releaseHeadings } from './releases.ts';

/** Where the text of a release begins and ends: behind its heading, at the next heading of its rank or the closing links. */
export function releaseBody(
  text: string,
  lines: readonly MarkdownLine[],
  heading: ReleaseHeading,
): { readonly start: number; readonly end: number } {
  const next = markdownHeadings(lines).find(({ start, level }) => start >= heading.end && level <= heading.level);
  const close = closingLine(lines)?.start ?? text.length;
  return { start: heading.end, end: Math.min(next?.start ?? text.length, Math.max(close, heading.end)) };
}

function hasWords(text: string): boolean {
  const lines = markdownLines(text);
  const headed = new Set(markdownHeadings(lines).map(({ line }) => line));
  const underlines = new Set(markdownHeadings(lines).flatMap(({ line, underline }) => (underline ? [line + 1] : [])));
  return lines.some(
    ({ text: line, number, inside }) =>
      inside !== 'comment' && !headed.has(number) && !underlines.has(number) && /[\p{L}\p{N}]/u.test(line),
  );
}

/**
 * What somebody wrote under Unreleased, with `\n` line ends and no blank lines around it. Null when there is no such
 * heading, or nothing under it but empty sections or comments.
 */
export function unreleasedText(text: string): string | null {
  const lines = markdownLines(text);
  const heading = releaseHeadings(lines).find(({ unreleased }) => unreleased);
  if (heading === undefined) return null;
  const { start, end } = releaseBody(text, lines, heading);
  const body = text.slice(start, end);
  if (!hasWords(body)) return null;
  return body
    .replaceAll('\r\n', '\n')
    .replace(/^(?:[ \t]*\n)+/, '')
    .trimEnd();
}

/** The text without the headings under which nothing stands; everything else as it was. */
export function withoutEmptySections(text: string): string {
  const lines = markdownLines(text);
  const headings = markdownHeadings(lines);
  const kept = headings.map(({ start, end }, index) => {
    const until = headings[index + 1]?.start ?? text.length;
    const deeper = (headings[index + 1]?.level ?? 0) > (headings[index]?.level ?? 0);
    return deeper || text.slice(end, until).trim() !== '' ? text.slice(start, until) : '';
  });
  return `${text.slice(0, headings[0]?.start ?? text.length)}${kept.join('')}`.trimEnd();
}
