import { lineAt } from './spot.ts';
import type { ChangedLine } from './version-file.ts';

export interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly by: string;
}

/** Of a longer line only this much around the change is told. */
const SHOWN = 240;

/** The text with its replacements; everything outside of them is kept as it is. */
export function replaceAll(text: string, replacements: readonly Replacement[]): string {
  let [out, from] = ['', 0];
  for (const { start, end, by } of inOrder(replacements)) {
    out += text.slice(from, start) + by;
    from = end;
  }
  return out + text.slice(from);
}

/** The lines that replacements change, each once. A replacement never spans lines of a version file but may lie in a long one. */
export function changedLines(text: string, replacements: readonly Replacement[]): ChangedLine[] {
  const lines = Map.groupBy(inOrder(replacements), ({ start }) => text.lastIndexOf('\n', start - 1) + 1);
  return [...lines].map(([begin, inLine]) => {
    const last = inLine.at(-1)?.end ?? begin;
    const newline = text.indexOf('\n', last);
    const end = newline === -1 ? text.length : text[newline - 1] === '\r' ? newline - 1 : newline;
    const first = inLine[0]?.start ?? begin;
    const [from, to] =
      end - begin <= SHOWN ? [begin, end] : [Math.max(begin, first - SHOWN / 2), Math.min(end, last + SHOWN / 2)];
    const shifted = inLine.map(({ start, end: stop, by }) => ({ start: start - from, end: stop - from, by }));
    const around = (line: string) => `${from > begin ? '…' : ''}${line}${to < end ? '…' : ''}`;
    const before = text.slice(from, to);
    return { line: lineAt(text, first), before: around(before), after: around(replaceAll(before, shifted)) };
  });
}

function inOrder(replacements: readonly Replacement[]): Replacement[] {
  return replacements.toSorted((a, b) => a.start - b.start);
}
