import type { Cell } from '#components/row.tsx';
import { widthOf } from '#components/width.ts';
import type { Choice } from '#domain/emergency/choices.ts';

const MOST_TITLE = 56;
/** From here on there is room for how much a choice does, and for all that is to be said of it. */
const WIDE = 90;
const NARROW = 70;

/** The cells of the choices, in columns for a width. */
export function choiceCells(choices: readonly Choice[], width: number): (choice: Choice) => readonly Cell[] {
  const title = Math.min(MOST_TITLE, width - 14, Math.max(...choices.map((choice) => widthOf(choice.title))) + 2);
  const size = width < WIDE ? 0 : Math.max(...choices.map((choice) => widthOf(choice.size))) + 2;
  return ({ number, title: text, size: much, note, brief, off }) => {
    const dim = off !== null;
    const narrow = width < NARROW;
    const why = narrow && brief !== '' && off !== null ? brief : off;
    const about = dim ? `off: ${why}` : narrow ? brief : note || (size === 0 ? much : '');
    return [
      { text: `${number}  `, bold: true, dim },
      { text, width: title, dim },
      ...(size > 2 ? [{ text: dim ? '' : much, width: size, dim: true }] : []),
      { text: about, grow: true, dim: true },
    ];
  };
}
