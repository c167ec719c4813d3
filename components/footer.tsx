import { useLook } from './look.tsx';
import { type Cell, Row } from './row.tsx';
import { widthOf } from './width.ts';

/** A key and its verb. */
export interface Hint {
  readonly id: string;
  readonly key: string;
  readonly verb: string;
}

interface FooterProps {
  readonly width: number;
  readonly layout: FooterLayout;
}

/** Which hints found room, and where. */
export interface FooterLayout {
  readonly left: readonly Placed[];
  readonly right: readonly Placed[];
}

/** A hint and the columns it takes, `to` not included. */
export interface Placed extends Hint {
  readonly from: number;
  readonly to: number;
}

const GAP = 2;

/** The last line: the keys that do something here. */
export function Footer({ width, layout }: FooterProps) {
  const { colors, plain } = useLook();
  if (plain) {
    const keys = [...layout.left, ...layout.right].map(({ key, verb }) => `${key} ${verb}`);
    return <Row width={width} cells={[{ text: `Keys: ${keys.join(', ')}` }]} />;
  }
  const cells = (placed: readonly Placed[]) => placed.flatMap((hint) => cellsOf(hint, colors.accent));
  return (
    <Row
      width={width}
      cells={[{ text: ' ' }, ...cells(layout.left), { text: '', grow: true }, ...cells(layout.right)]}
    />
  );
}

/**
 * Places hints: `always` at the right, then `hints` from the left as long as they fit, most useful first. What finds no
 * room is left to help.
 */
export function layOutFooter(width: number, hints: readonly Hint[], always: readonly Hint[]): FooterLayout {
  const kept = [...always];
  const room = () => width - 1 - sum(kept);
  while (kept.length > 1 && room() < sum(hints.slice(0, 1))) kept.shift();
  const fitting: Hint[] = [];
  for (const hint of hints) {
    if (sum([...fitting, hint]) > room()) break;
    fitting.push(hint);
  }
  return { left: place(fitting, 1), right: place(kept, width - sum(kept)) };
}

const cellsOf = ({ key, verb }: Hint, color: string | undefined): Cell[] => [
  { text: key, color, bold: true },
  { text: ` ${verb}${' '.repeat(GAP)}`, dim: true },
];
const measure = ({ key, verb }: Hint): number => widthOf(key) + 1 + widthOf(verb) + GAP;
const sum = (hints: readonly Hint[]): number => hints.reduce((total, hint) => total + measure(hint), 0);

function place(hints: readonly Hint[], start: number): Placed[] {
  return hints.map((hint, index) => {
    const from = start + sum(hints.slice(0, index));
    return { ...hint, from, to: from + measure(hint) - GAP };
  });
}
