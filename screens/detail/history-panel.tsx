import { useLook } from '#components/look.tsx';
import { type Cell, Row } from '#components/row.tsx';
import { bucketsOf } from '#domain/buckets.ts';
import { plain, quantity } from '#domain/quantity.ts';
import type { Reading } from '#domain/reading.ts';
import type { Thresholds } from '#domain/threshold.ts';
import type { Incident, Sample } from '#store/state.ts';

import { axisLabels, graphLines, roundTop } from './graph.ts';
import { incidentLane, lookLane, timeAxis } from './lanes.ts';
import { type Span, SPANS } from './spans.ts';

interface HistoryProps {
  readonly reading: Reading;
  /** Null until they are read. */
  readonly samples: readonly Sample[] | null;
  readonly incidents: readonly Incident[];
  readonly limits: Thresholds | null;
  readonly span: Span;
  readonly now: number;
  readonly width: number;
  readonly height: number;
}

const AXIS = 9;
const LEAST_GRAPH = 2;
/** A look that is missing for so many intervals leaves a gap. */
const HOLD = 2.5;

/** The graph of a value, what each look found, and the incidents, over one time axis. */
export function History(props: HistoryProps) {
  const { reading, samples, incidents, limits, span, now, width, height } = props;
  const look = useLook();
  const columns = width - AXIS - 1;
  const from = now - span.ms;
  const hold = Math.max(HOLD * reading.intervalMs, span.ms / columns);
  const buckets = bucketsOf(samples ?? [], from, now, columns, hold);
  const marks = incidentLane(incidents, from, now, columns, look);
  const values = buckets.map((bucket) => bucket?.value ?? null).filter((value) => value !== null);
  const lines = height - 2 - (marks === null ? 0 : 1);
  const graphed = values.length > 0 && lines >= LEAST_GRAPH;
  const top = roundTop(Math.max(0, ...values), reading.unit);
  const labels = graphed ? axisLabels({ lines, top, limits }, (value) => quantity(value, reading.unit)) : [];
  const line = (label: string, cells: readonly Cell[]): Cell[] => [
    { text: label, width: AXIS, align: 'right', dim: true },
    { text: ' ' },
    ...cells,
  ];
  return (
    <>
      {graphed &&
        graphLines({ buckets, lines, top, limits, look }).map((cells, index) => (
          <Row key={index} width={width} cells={line(labels[index] ?? '', cells)} />
        ))}
      {!graphed && height > 3 && <Row width={width} cells={line('', [{ text: emptyText(samples), dim: true }])} />}
      <Row width={width} cells={line('found', lookLane(buckets, look))} />
      {marks !== null && <Row width={width} cells={line('incidents', marks)} />}
      <Row width={width} cells={line('', [{ text: timeAxis(from, now, columns), dim: true }])} />
    </>
  );
}

function emptyText(samples: readonly Sample[] | null): string {
  if (samples === null) return 'Reading…';
  const known = samples.filter(({ status }) => status !== 'unknown');
  if (known.length === 0) return 'Nothing is remembered of this time.';
  const up = known.filter(({ status }) => status !== 'critical').length;
  return `up in ${plain(up)} of ${plain(known.length)} looks, ${Math.floor((1000 * up) / known.length) / 10} %`;
}

/** `1 h  [24 h]  7 d  30 d  90 d`, for the panel's title. */
export function spanTabs(span: Span): string {
  return SPANS.map(({ title }) => (title === span.title ? `[${title}]` : ` ${title} `)).join(' ');
}
