import { useLook } from './look.tsx';
import { type Cell, Row } from './row.tsx';
import { windowAround } from './windowed.ts';

/** One line to choose. */
export interface Choice {
  readonly id: string;
  /** Without the marker, laid out in the picker's width minus two. */
  readonly cells: readonly Cell[];
}

interface PickerProps {
  readonly choices: readonly Choice[];
  readonly at: number;
  readonly width: number;
  readonly height: number;
  /** What stands there when there is nothing to choose. */
  readonly empty: string;
}

/** Rows with one selected, by marker and inverse; it scrolls with the selection. */
export function Picker({ choices, at, width, height, empty }: PickerProps) {
  const { glyphs } = useLook();
  const { first, count } = windowAround(at, choices.length, height);
  if (choices.length === 0) return <Row width={width} cells={[{ text: `  ${empty}`, dim: true }]} />;
  return choices
    .slice(first, first + count)
    .map(({ id, cells }, index) => (
      <Row
        key={id}
        width={width}
        selected={first + index === at}
        cells={[{ text: first + index === at ? `${glyphs.selected} ` : '  ' }, ...cells]}
      />
    ));
}
