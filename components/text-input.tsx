import { graphemes } from './graphemes.ts';
import { type Look, useLook } from './look.tsx';
import type { Cell } from './row.tsx';
import { Row } from './row.tsx';
import type { Line } from './text-edit.ts';
import { shorten, widthOf } from './width.ts';

interface TextInputProps {
  readonly line: Line;
  readonly width: number;
  /** Before the text: `/` or `Name:`. */
  readonly prompt: string;
  /** Dim, while nothing is typed. */
  readonly placeholder?: string;
  /** At the right end. */
  readonly note?: string;
}

/** One line of text being typed, scrolled so that the cursor is in view. */
export function TextInput({ line, width, prompt, placeholder = '', note = '' }: TextInputProps) {
  const look = useLook();
  const right: Cell[] = note === '' ? [] : [{ text: ` ${note}`, dim: true }];
  const room = width - widthOf(prompt) - 1 - right.reduce((sum, { text }) => sum + widthOf(text), 0);
  return (
    <Row
      width={width}
      cells={[
        { text: `${prompt} `, color: look.colors.accent, bold: true },
        ...cellsOf(line, room, look),
        ...(line.text === '' ? [{ text: placeholder, dim: true }] : []),
        { text: '', grow: true },
        ...right,
      ]}
    />
  );
}

function cellsOf({ text, at, proposed }: Line, room: number, look: Look): Cell[] {
  if (proposed) {
    const shown = shorten(text, room - 2);
    return look.color ? [{ text: shown, inverse: true }] : [{ text: `[${shown}]` }];
  }
  const letters = graphemes(text);
  let from = 0;
  while (from < at && widthOf(letters.slice(from, at).join('')) > room - 2) from += 1;
  const under = letters[at] ?? ' ';
  const cursor: Cell = look.color ? { text: under, inverse: true } : { text: at < letters.length ? `|${under}` : '_' };
  return [{ text: letters.slice(from, at).join('') }, cursor, { text: letters.slice(at + 1).join('') }];
}
