import { graphemes } from './graphemes.ts';
import { widthOf } from './width.ts';

/** A blank that a line may be broken at: not the one between a number and its unit. */
const BREAK = / (?<!\d (?=(?:ms|[smhd%]|[kKMGT]?i?B)(?!\w)))/;

/** Lines of at most `width` columns, broken at blanks where there are some. */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(BREAK)) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (widthOf(longer) <= width) {
      line = longer;
      continue;
    }
    if (line !== '') lines.push(line);
    const parts = cut(word, width);
    lines.push(...parts.slice(0, -1));
    line = parts.at(-1) ?? '';
  }
  return [...lines, line];
}

function cut(word: string, width: number): readonly string[] {
  const parts = [''];
  for (const segment of graphemes(word)) {
    const last = parts.length - 1;
    if (widthOf(`${parts[last]}${segment}`) > width && parts[last] !== '') parts.push(segment);
    else parts[last] = `${parts[last]}${segment}`;
  }
  return parts;
}
