import { type MarkdownLine } from './lines.ts';

/** A heading, `# so` or underlined; reStructuredText draws its underlines with more characters than Markdown. */
export interface Heading {
  readonly level: number;
  /** Without marks around it. */
  readonly text: string;
  /** Offset of its first line, an overline included. */
  readonly start: number;
  /** Offset behind its last line. */
  readonly end: number;
  /** Of the line with the text, from 1. */
  readonly line: number;
  /** The character it is underlined with; null for `#`. */
  readonly underline: string | null;
  readonly overlined: boolean;
}

const HASHES = /^ {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*$/;
const RULE = /^(=|-|~|\^|")\1{2,}[ \t]*$/;
const LEVELS: Readonly<Record<string, number>> = { '=': 1, '-': 2, '~': 3, '^': 4, '"': 5 };
/** What may stand above a rule without being its heading: a list item, a quote, a table row, another rule. */
const NOT_A_TITLE = /^(?:\s{4,}|\s*(?:[-*+]\s|>|\|)|\s*$)/;

function underlined(lines: readonly MarkdownLine[], index: number): Heading | null {
  const line = lines[index];
  const below = lines[index + 1];
  if (line === undefined || below?.inside !== 'text') return null;
  const [, mark] = RULE.exec(below.text) ?? [];
  if (mark === undefined || NOT_A_TITLE.test(line.text) || RULE.test(line.text)) return null;
  const above = lines[index - 1];
  const overlined = above?.inside === 'text' && above.text.trimEnd() === below.text.trimEnd();
  const paragraph = above?.inside === 'text' && above.text.trim() !== '' && !overlined && !RULE.test(above.text);
  // A paragraph of several lines above a rule is one long heading to Markdown, and never meant as one.
  if (paragraph && !HASHES.test(above.text)) return null;
  return {
    level: LEVELS[mark] ?? 6,
    text: line.text.trim(),
    start: overlined ? above.start : line.start,
    end: below.end,
    line: line.number,
    underline: mark,
    overlined,
  };
}

/** Every heading outside code and comments, in order. */
export function markdownHeadings(lines: readonly MarkdownLine[]): readonly Heading[] {
  return lines.flatMap((line, index): readonly Heading[] => {
    if (line.inside !== 'text') return [];
    const [, hashes, text = ''] = HASHES.exec(line.text) ?? [];
    if (hashes === undefined) {
      const heading = underlined(lines, index);
      return heading === null ? [] : [heading];
    }
    return [
      {
        level: hashes.length,
        text: text.trim(),
        start: line.start,
        end: line.end,
        line: line.number,
        underline: null,
        overlined: false,
      },
    ];
  });
}
