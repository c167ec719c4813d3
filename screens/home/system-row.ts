import type { Column, Piece } from '#components/columns.ts';
import { gauge, spark } from '#components/graph.ts';
import { bytes } from '#domain/format.ts';
import type { Reading } from '#domain/reading.ts';
import { staleness } from '#screens/reading/age.ts';
import { numberIn } from '#screens/reading/facts.ts';
import { isPaused, markOf } from '#screens/reading/mark.ts';

import { entriesOf } from './entries.ts';
import type { Entry, Scene } from './scene.ts';

const NAMES: Readonly<Record<string, string>> = { memory: 'Mem', network: 'Net' };
const GRAPH = { least: 8, most: 40 };
/** Below this growth is noise. */
const SOON_DAYS = 30;

/** `Mem  52 %  ██████████──────────  12.4 of 23.6 GiB`; percentages of something full are bars, the others lines. */
export function systemEntries(rows: readonly Reading[], scene: Scene, width: number): Entry[] {
  return entriesOf(rows, scene, width, columnsFor(scene, width));
}

function columnsFor(scene: Scene, width: number): readonly Column<Reading>[] {
  const { look, now, seen } = scene;
  const measure = Math.max(GRAPH.least, Math.min(GRAPH.most, Math.floor((width - 20) * 0.42)));
  const mark = (reading: Reading) => markOf(reading, now, look);
  const tone = (reading: Reading) => (mark(reading).calm ? {} : { color: mark(reading).color });
  return [
    {
      name: '',
      cell: (reading) => (mark(reading).calm ? { text: '' } : { text: mark(reading).glyph, ...tone(reading) }),
    },
    { name: 'what', gap: 1, most: 16, cell: (reading) => ({ text: nameOf(reading) }) },
    { name: 'percent', align: 'right', cell: (reading) => ({ text: percentText(reading), ...tone(reading) }) },
    {
      name: 'graph',
      drop: 2,
      cell: (reading) => (look.plain ? { text: '' } : graphOf(reading, scene, measure)),
    },
    {
      name: 'note',
      grow: 10,
      cell: (reading) => ({
        text: isPaused(reading, now) ? 'paused' : noteOf(reading),
        ...(mark(reading).calm ? { dim: true } : tone(reading)),
      }),
    },
    { name: 'age', drop: 1, cell: (reading) => ({ text: staleness(reading, seen, now), dim: true }) },
  ];
}

/** `Mem`, `/data`. */
export const nameOf = ({ kind, title }: Reading): string => NAMES[kind] ?? title;
const percentOf = ({ unit, value }: Reading): number | null => (unit === '%' && value !== undefined ? value : null);

export function percentText(reading: Reading): string {
  const percent = percentOf(reading);
  return percent === null ? '' : `${Math.floor(percent)} %`;
}

function graphOf(reading: Reading, { look, now, trends }: Scene, width: number): readonly Piece[] {
  const percent = percentOf(reading);
  const { calm, color } = markOf(reading, now, look);
  const paint = calm ? look.colors.accent : color;
  if (reading.kind === 'cpu') return [{ text: spark(trends[reading.id] ?? [], width, look.glyphs, 100), color: paint }];
  if (percent === null) return [{ text: noteOf(reading), span: true, ...(calm ? { dim: true } : { color }) }];
  const [full, rest] = gauge(percent, width, look.glyphs);
  return [
    { text: full, color: paint },
    { text: rest, dim: true, faint: true },
  ];
}

/** What the percentage leaves open. A disk says what is free and when that ends; the others have said it in one line. */
function noteOf(reading: Reading): string {
  const free = numberIn(reading, 'freeBytes');
  if (reading.kind !== 'disk' || free === null) return reading.summary;
  const days = numberIn(reading, 'daysUntilFull');
  const inodes = numberIn(reading, 'inodes');
  return [
    `${bytes(free)} free`,
    ...(days !== null && days <= SOON_DAYS
      ? [`full in ${days < 1 ? `${Math.floor(days * 24)} h` : `${Math.floor(days)} d`}`]
      : []),
    ...(inodes !== null && inodes >= 85 ? [`${inodes} % of inodes`] : []),
  ].join(', ');
}
