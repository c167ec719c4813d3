import type { Output } from '#cli/command.ts';

/** What a terminal that knows nothing can show instead. */
const SPELLED: readonly (readonly [RegExp, string])[] = [
  [/✔/g, 'ok'],
  [/✘/g, 'FAILED'],
  [/[▶❯]/g, '>'],
  [/○/g, '-'],
  [/↶/g, '<'],
  [/⚠/g, '!'],
  [/…/g, '...'],
  [/→/g, '->'],
];
const MOST = 100;
const LEAST = 20;

/** The same output in lines that a dumb terminal of its width shows whole: no glyphs, nothing over the edge. */
export function plainOutput(output: Output): Output {
  const columns = Math.max(LEAST, Math.min(output.columns, MOST));
  let rest = '';
  return {
    isTerminal: false,
    columns,
    write(text) {
      const lines = `${rest}${text}`.split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) output.write(`${folded(spelled(line), columns - 1).join('\n')}\n`);
    },
  };
}

const spelled = (line: string): string => SPELLED.reduce((text, [glyph, word]) => text.replaceAll(glyph, word), line);

/** A line in pieces of at most `width` columns, broken at blanks where there are some; what follows is indented as it. */
export function folded(line: string, width: number): readonly string[] {
  const [indent = ''] = /^ */.exec(line) ?? [];
  const pieces: string[] = [];
  let left = line.trimEnd();
  const under = `${indent.slice(0, width - LEAST / 2)}  `;
  while (left.length > width) {
    const at = left.lastIndexOf(' ', width);
    const end = at > indent.length + 2 ? at : width;
    pieces.push(left.slice(0, end).trimEnd());
    left = `${under}${left.slice(end).trimStart()}`;
  }
  return [...pieces, left];
}
