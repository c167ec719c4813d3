import { markdownLines } from '#domain/release/markdown/lines.ts';

/** A fenced code block of a document. */
export interface CodeBlock {
  /** First word behind the fence, lower case; empty when there is none. */
  readonly language: string;
  /** Of the first line inside, from 1. */
  readonly line: number;
  /** Without fences, and without the indent or quote marks the fence has. `\n` line ends. */
  readonly text: string;
}

const FENCE = /^([ \t>]*(?:(?:[-*+]|\d+[.)])[ \t]+)?)(?:`{3,}|~{3,})\s*\{?\.?([\w+#-]*)/;

function unindented(line: string, lead: string): string {
  let at = 0;
  while (at < lead.length && (line[at] === lead[at] || (line[at] === ' ' && lead[at] !== '>'))) at += 1;
  return line.slice(at);
}

/** The fenced code blocks of a document, in order. One that is never closed ends with the document. */
export function codeBlocks(text: string): readonly CodeBlock[] {
  const blocks: CodeBlock[] = [];
  const lines = markdownLines(text);
  for (let at = 0; at < lines.length; at += 1) {
    const first = lines[at];
    if (first?.inside !== 'fence') continue;
    const [, lead = '', language = ''] = FENCE.exec(first.text) ?? [];
    const mark = /`{3,}|~{3,}/.exec(first.text)?.[0] ?? '';
    const body: string[] = [];
    for (at += 1; at < lines.length; at += 1) {
      const line = lines[at];
      if (line === undefined || isEnd(line.text, mark)) break;
      body.push(unindented(line.text, lead));
    }
    blocks.push({ language: language.toLowerCase(), line: first.number + 1, text: body.join('\n') });
  }
  return blocks;
}

function isEnd(line: string, mark: string): boolean {
  const inner = line.replace(/^[ \t>]*/, '').trimEnd();
  return inner.length >= mark.length && inner === (mark[0] ?? '').repeat(inner.length);
}
