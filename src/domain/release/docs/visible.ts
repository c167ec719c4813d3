import { type MarkdownLine, markdownLines } from '#domain/release/markdown/lines.ts';

const INDENTED = /^(?: {4}|\t)/;
const ITEM = /^\s*(?:[-*+]|\d+[.)])\s/;
const CODE_SPAN = /(?<![`\\])(`+)(?!`)((?:(?!\n[ \t\r]*\n)[\s\S])*?[^`])\1(?!`)/g;
const COMMENT = /<!--[\s\S]*?-->/g;

function blank(text: string): string {
  return text.replaceAll(/[^\n]/g, ' ');
}

/** Lines that Markdown takes for code because they are indented: after a blank line, and not going on with a list. */
function indentedCode(lines: readonly MarkdownLine[]): ReadonlySet<number> {
  const code = new Set<number>();
  let list = false;
  let open = true;
  for (const { text, number, inside } of lines) {
    const empty = text.trim() === '';
    if (inside !== 'text') list &&= INDENTED.test(text);
    else if (ITEM.test(text)) list = true;
    else if (!empty && INDENTED.test(text) && open && !list) {
      code.add(number);
      continue;
    } else if (!empty && !/^\s/.test(text)) list = false;
    open = empty || inside !== 'text';
  }
  return code;
}

/**
 * The text with everything blanked out that a reader sees as code or not at all: fenced and indented blocks, code spans,
 * comments. Every other character keeps its offset.
 */
export function visibleText(text: string): string {
  const lines = markdownLines(text);
  const code = indentedCode(lines);
  const shown = lines.map((line) => {
    const whole = text.slice(line.start, line.end);
    return line.inside !== 'text' || code.has(line.number) ? blank(whole) : whole;
  });
  const prose = text.slice(0, lines[0]?.start ?? 0) + shown.join('');
  return prose.replaceAll(CODE_SPAN, blank).replaceAll(COMMENT, blank);
}
