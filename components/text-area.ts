import { graphemes } from './graphemes.ts';
import type { Line } from './text-edit.ts';
import { widthOf } from './width.ts';

/** One row of a text that is edited over several; `at` is where the cursor is in it, in graphemes, null in all others. */
export interface AreaRow {
  readonly text: string;
  readonly at: number | null;
}

/** A text with its cursor in rows of at most `width` columns, broken at its own breaks and at blanks where there are some. */
export function areaRows({ text, at }: Line, width: number): readonly AreaRow[] {
  const letters = graphemes(text);
  const rows: AreaRow[] = [];
  let start = 0;
  let used = 0;
  let blank = -1;
  const end = (to: number, next: number, last = false) => {
    const here = at >= start && (at < next || last);
    rows.push({ text: letters.slice(start, to).join(''), at: here ? at - start : null });
    start = next;
    used = 0;
    blank = -1;
  };
  for (let index = 0; index < letters.length; index += 1) {
    const letter = letters[index] ?? '';
    if (letter === '\n') {
      end(index, index + 1);
      continue;
    }
    const wide = widthOf(letter);
    if (used + wide > width && index > start) {
      const next = blank >= start ? blank + 1 : index;
      end(next, next);
      index = next - 1;
      continue;
    }
    if (letter === ' ') blank = index;
    used += wide;
  }
  end(letters.length, letters.length, true);
  return rows;
}
