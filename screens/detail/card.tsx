import { Panel } from '#components/panel.tsx';
import { type Cell, Row } from '#components/row.tsx';
import { Section } from '#components/section.tsx';
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
/** A frame and two columns from here on. */
const WIDE = 100;

/** What is known of the selected row, below a table that leaves room; in two columns where they fit. */
export function Card({ reading, left, right, seen, now, width, height }: CardProps) {
  const wide = width >= WIDE;
  const Frame = wide ? Panel : Section;
  const inner = width - (wide ? 4 : 0);
  const half = wide ? Math.floor(inner / 2) - 2 : inner - 2;
  const room = Math.max(0, height - (wide ? 2 : 1) - HEADLINE - 1);
  const [first, second] = wide
    ? [factLines(left, half - 2), factLines(right, inner - half - 4)]
    : [factLines([...left, ...right], half - 2), []];
  return (
    <Frame title={reading.title} note={reading.id} width={width} height={height}>
      <Headline reading={{ ...reading, value: undefined }} seen={seen} now={now} width={inner} big={false} />
      <Row width={inner} cells={[]} />
      {Array.from({ length: room }, (_, index) => (
        <Row
          key={index}
          width={inner}
          cells={[
            { text: ' ' },
            ...(wide
              ? [...fill(first[index] ?? [], half), { text: '  ' }, ...(second[index] ?? [])]
              : (first[index] ?? [])),
          ]}
        />
      ))}
    </Frame>
  );
}

/** The cells of a line, padded so that the next one begins in its column. */
function fill(cells: readonly Cell[], width: number): readonly Cell[] {
  const used = cells.reduce((sum, cell) => sum + (cell.width ?? widthOf(cell.text)), 0);
  return [...cells, { text: '', width: Math.max(0, width - used) }];
}
