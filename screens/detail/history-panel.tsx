import { useLook } from '#components/look.tsx';
import { type Cell, Row } from '#components/row.tsx';
import type { HistoryAccount } from '#domain/history/account.ts';
import { SPANS, type Span } from '#domain/history/spans.ts';
import { quantity } from '#domain/quantity.ts';
import type { Reading } from '#domain/reading.ts';
import type { Thresholds } from '#domain/threshold.ts';

import { columnsOf } from './columns.ts';
import { axisLabels, dotLines, graphLines, roundTop } from './graph.ts';
import { historyLine } from './history-line.ts';
import { incidentLane, lookLane, timeAxis } from './lanes.ts';

interface HistoryProps {
  readonly reading: Reading;
  /** Null until it is read; `none` where nobody keeps it. */
  readonly account: HistoryAccount | 'none' | null;
  readonly limits: Thresholds | null;
  readonly width: number;
  readonly height: number;
}

const AXIS = 9;
const LEAST_GRAPH = 2;

/** Those of them that a screen offers. */
export const SHOWN_SPANS = SPANS.filter(({ name }) => name !== '2y');

/** Steps that a graph of this width can show: two dots to a column. */
export const pointsFor = (width: number): number => Math.max(1, 2 * (width - AXIS - 1));

/** Numbers of a time, the graph of the value, what was found, and the incidents, over one time axis. */
export function History({ reading, account, limits, width, height }: HistoryProps) {
  const look = useLook();
  const columns = width - AXIS - 1;
  const line = (label: string, cells: readonly Cell[]): Cell[] => [
    { text: label, width: AXIS, align: 'right', dim: true },
    { text: ' ' },
    ...cells,
  ];
  const words = (text: string) => <Row width={width} cells={line('', [{ text, dim: true }])} />;
  if (account === null) return words('Reading…');
  if (account === 'none' || account.availability.coverage === 0) return words('Nothing is remembered of this time.');

  const { range, incidents } = account;
  const slices = columnsOf(range, columns, limits?.bad);
  const marks = incidentLane(incidents, range.from, range.to, columns, look);
  const highest = range.total.max;
  const numbers = height >= 4 ? historyLine(account, columns) : '';
  const lines = height - 2 - (marks === null ? 0 : 1) - (numbers === '' ? 0 : 1);
  const graphed = highest !== null && lines >= LEAST_GRAPH;
  const top = roundTop(Math.max(0, highest ?? 0), reading.unit);
  const labels = graphed ? axisLabels({ lines, top, limits }, (value) => quantity(value, reading.unit)) : [];
  // A share fills its bar; what has no end is a line, twice as fine.
  const dotted = look.glyphs.big && reading.unit !== '%';
  const drawing = { slices, lines, top, limits, look };
  const graph = dotted ? dotLines(drawing, columnsOf(range, 2 * columns, limits?.bad)) : graphLines(drawing);
  return (
    <>
      {numbers !== '' && <Row width={width} cells={line('', [{ text: numbers }])} />}
      {graphed &&
        graph.map((cells, index) => <Row key={index} width={width} cells={line(labels[index] ?? '', cells)} />)}
      <Row width={width} cells={line('found', lookLane(slices, look))} />
      {marks !== null && <Row width={width} cells={line('incidents', marks)} />}
      <Row width={width} cells={line('', [{ text: timeAxis(range.from, range.to, columns), dim: true }])} />
    </>
  );
}

/** `1 h  [24 h]  7 d  30 d  90 d`, for the panel's title. */
export function spanTabs(span: Span): string {
  return SHOWN_SPANS.map(({ title }) => (title === span.title ? `[${title}]` : ` ${title} `)).join(' ');
}
