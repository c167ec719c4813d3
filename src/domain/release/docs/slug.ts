import { markdownHeadings } from '#domain/release/markdown/headings.ts';
import { markdownLines } from '#domain/release/markdown/lines.ts';

import { visibleText } from './visible.ts';

const NOT_IN_SLUG = /[^\p{L}\p{M}\p{Nd}\p{Nl}\p{Pc}\- ]/gu;
const HTML_HEADING = /<h([1-6])\b[^>]{0,2000}>([\s\S]{0,2000}?)<\/h\1\s*>/gi;
const HTML_ANCHOR = /<[a-z][^>]{0,2000}?\s(?:id|name)\s*=\s*(?:"([^"]+)"|'([^']+)'|([^\s"'>]+))/gi;
const OWN_ID = /\s*\{\s*#([\w.:-]+)\s*\}$/;

const CODE = /(`+[^`]+`+)/;
const EMPHASIS = /(?<![\p{L}\p{N}_])(_{1,3})(?=\S)([^_]*?\S)\1(?![\p{L}\p{N}_])/gu;

/** What is read of inline Markdown: links are their words, images nothing, marks and emoji names go. */
function prose(text: string): string {
  return text
    .replaceAll(/!\[[^\]]*\](?:\([^)]*\)|\[[^\]]*\])/g, '')
    .replaceAll(/\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])/g, '$1')
    .replaceAll(/<\/?[a-z][^>]*>/gi, '')
    .replaceAll(EMPHASIS, '$2')
    .replaceAll(/&#?\w+;|(?<![^\s]):[a-z0-9_+-]+:(?=\s|$)/gi, '');
}

function words(text: string): string {
  const parts = text.split(CODE);
  return parts
    .map((part, index) => (index % 2 === 1 ? part : prose(part)))
    .join('')
    .trim();
}

/** Of a heading; texts made to be slow end here. */
const LONGEST = 2000;

/** The anchor GitHub gives a heading, before duplicates are counted. */
export function headingSlug(text: string): string {
  return words(text.slice(0, LONGEST)).toLowerCase().replaceAll(NOT_IN_SLUG, '').replaceAll(' ', '-');
}

function counted(slugs: readonly string[]): readonly string[] {
  const used = new Map<string, number>();
  return slugs.map((slug) => {
    let name = slug;
    let count = used.get(slug) ?? 0;
    while (used.has(name)) {
      count += 1;
      name = `${slug}-${count}`;
    }
    used.set(slug, count);
    used.set(name, 0);
    return name;
  });
}

/** Every anchor of a Markdown document: its headings by GitHub's rules, duplicates numbered, and ids in its HTML. */
export function markdownAnchors(text: string): ReadonlySet<string> {
  const shown = visibleText(text);
  const own: string[] = [];
  const headings = markdownHeadings(markdownLines(text)).map((heading) => {
    const [mark, id] = OWN_ID.exec(heading.text) ?? [];
    if (id !== undefined) own.push(id);
    return { at: heading.start, text: mark === undefined ? heading.text : heading.text.slice(0, -mark.length) };
  });
  for (const found of shown.matchAll(HTML_HEADING)) headings.push({ at: found.index, text: found[2] ?? '' });
  const slugs = headings.toSorted((a, b) => a.at - b.at).map((heading) => headingSlug(heading.text));
  for (const [, double, single, bare] of shown.matchAll(HTML_ANCHOR)) own.push(double ?? single ?? bare ?? '');
  return new Set([...counted(slugs), ...own]);
}
