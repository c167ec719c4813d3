import { useLook } from './look.tsx';
import { type Cell, Row } from './row.tsx';
import { widthOf } from './width.ts';

/** A key and its verb. */
export interface Hint {
  readonly key: string;
  readonly verb: string;
}

interface FooterProps {
  readonly width: number;
  /** What works here, most useful first; those that do not fit are left to help. */
  readonly hints: readonly Hint[];
  /** Always shown, at the right. */
  readonly always: readonly Hint[];
}

/** The last line: the keys that do something here. */
export function Footer({ width, hints, always }: FooterProps) {
  const { colors } = useLook();
  const right = always.flatMap((hint) => cellsOf(hint, colors.accent));
  let room = width - 1 - measure(right);
  const left: Cell[] = [{ text: ' ' }];
  for (const hint of hints) {
    const cells = cellsOf(hint, colors.accent);
    if (measure(cells) > room) break;
    room -= measure(cells);
    left.push(...cells);
  }
  return <Row width={width} cells={[...left, { text: '', grow: true }, ...right]} />;
}

function cellsOf({ key, verb }: Hint, color: string | undefined): Cell[] {
  return [
    { text: key, color, bold: true },
    { text: ` ${verb}  `, dim: true },
  ];
}

const measure = (cells: readonly Cell[]): number => cells.reduce((sum, cell) => sum + widthOf(cell.text), 0);
