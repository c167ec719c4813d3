/** One line of a Markdown (or plain) text, as offsets into it: nothing is copied or changed. */
export interface MarkdownLine {
  /** Without the line end, and on the first line without a byte order mark. */
  readonly text: string;
  /** Offset of the first character of `text`. */
  readonly start: number;
  /** Offset behind the line end. */
  readonly end: number;
  /** From 1. */
  readonly number: number;
  /** `fence` covers a fenced code block with both its fences, `comment` an HTML comment that starts a line. */
  readonly inside: 'text' | 'fence' | 'comment';
}

const BOM = '\uFEFF';
const OPENING = /^[ \t>]*(?:(?:[-*+]|\d+[.)])[ \t]+)?(`{3,}|~{3,})(.*)$/;

interface Fence {
  readonly mark: string;
}

function opens(text: string): Fence | null {
  const [, mark, info] = OPENING.exec(text) ?? [];
  return mark === undefined || (mark.startsWith('`') && info?.includes('`')) ? null : { mark };
}

function closes(text: string, { mark }: Fence): boolean {
  const inner = text.replace(/^[ \t>]*/, '').trimEnd();
  return inner.length >= mark.length && inner === (mark[0] ?? '').repeat(inner.length);
}

/** Lines of a text whatever their ends (`\n`, `\r\n`, none at the end). The empty text has no line. */
export function markdownLines(text: string): readonly MarkdownLine[] {
  const lines: MarkdownLine[] = [];
  let fence: Fence | null = null;
  let comment = false;
  let offset = text.startsWith(BOM) ? 1 : 0;
  while (offset < text.length) {
    const feed = text.indexOf('\n', offset);
    const end = feed === -1 ? text.length : feed + 1;
    const line = text.slice(offset, end).replace(/\r?\n$/, '');
    let inside: MarkdownLine['inside'] = 'text';
    if (fence !== null) {
      inside = 'fence';
      if (closes(line, fence)) fence = null;
    } else if (comment || /^\s*<!--/.test(line)) {
      inside = 'comment';
      comment = !line.includes('-->', comment ? 0 : line.indexOf('<!--') + 4);
    } else {
      fence = opens(line);
      if (fence !== null) inside = 'fence';
    }
    lines.push({ text: line, start: offset, end, number: lines.length + 1, inside });
    offset = end;
  }
  return lines;
}

/** The line end a text uses: that of its first line, `\n` for a text of one line. */
export function lineEnd(text: string): '\n' | '\r\n' {
  return /^[^\n]*\r\n/.test(text) ? '\r\n' : '\n';
}
