import { Panel } from '#components/panel.tsx';
import { type Cell, Row } from '#components/row.tsx';
import { widthOf } from '#components/width.ts';
import type { Reading } from '#domain/reading.ts';
import type { Area } from '#screens/place.ts';

import { factLines } from './fact-lines.ts';
import type { FactGroup } from './facts.ts';
import { Headline } from './headline.tsx';

interface CardProps extends Area {
  readonly reading: Reading;
  readonly left: readonly FactGroup[];
  readonly right: readonly FactGroup[];
  readonly seen: ReadonlyMap<string, number>;
  readonly now: number;
}

const HEADLINE = 3;

/** What is known of the selected row, in two columns below a table that leaves room. */
export function Card({ reading, left, right, seen, now, width, height }: CardProps) {
  const inner = width - 4;
  const half = Math.floor(inner / 2) - 2;
  const room = Math.max(0, height - 2 - HEADLINE - 1);
  const [first, second] = [factLines(left, half - 2), factLines(right, inner - half - 4)];
  return (
    <Panel title={reading.title} note={reading.id} width={width} height={height}>
      <Headline reading={{ ...reading, value: undefined }} seen={seen} now={now} width={inner} big={false} />
      <Row width={inner} cells={[]} />
      {Array.from({ length: room }, (_, index) => (
        <Row
          key={index}
          width={inner}
          cells={[{ text: ' ' }, ...fill(first[index] ?? [], half), { text: '  ' }, ...(second[index] ?? [])]}
        />
      ))}
    </Panel>
  );
}

/** The cells of a line, padded so that the next one begins in its column. */
function fill(cells: readonly Cell[], width: number): readonly Cell[] {
  const used = cells.reduce((sum, cell) => sum + (cell.width ?? widthOf(cell.text)), 0);
  return [...cells, { text: '', width: Math.max(0, width - used) }];
}
