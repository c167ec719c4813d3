import type { Column } from '#components/columns.ts';
import { latency } from '#domain/format.ts';
import type { Reading } from '#domain/reading.ts';
import { staleness } from '#screens/reading/age.ts';
import { markOf } from '#screens/reading/mark.ts';

import { entriesOf } from './entries.ts';
import type { Entry, Scene } from './scene.ts';

/** `⚠ codex  not logged in`, `● mem0  45 ms  healthy, 3 connections`: what the machine talks to. */
export function linkEntries(rows: readonly Reading[], scene: Scene, width: number): Entry[] {
  return entriesOf(rows, scene, width, columnsFor(scene, width));
}

const KINDS: Readonly<Record<string, string>> = { agents: 'agent', memory: 'memory', framework: 'framework' };

function columnsFor({ now, look, seen }: Scene, width: number): readonly Column<Reading>[] {
  const mark = (reading: Reading) => markOf(reading, now, look);
  const dim = (reading: Reading) => mark(reading).calm || reading.status === 'unknown';
  return [
    { name: '', cell: (reading) => ({ text: mark(reading).glyph, color: mark(reading).color }) },
    { name: 'what', gap: 1, grow: 12, most: 20, cell: (reading) => ({ text: reading.title }) },
    { name: 'kind', drop: 3, cell: (reading) => ({ text: KINDS[reading.group] ?? '', dim: true }) },
    {
      name: 'took',
      align: 'right',
      drop: 2,
      cell: (reading) => ({
        text: reading.unit === 'ms' && reading.value !== undefined ? latency(reading.value) : '',
        dim: true,
      }),
    },
    { name: 'how', grow: 24, cell: (reading) => ({ text: reading.summary, dim: dim(reading) }) },
    ...(width >= 80
      ? [{ name: 'next', grow: 12, drop: 4, cell: (reading: Reading) => ({ text: reading.hint ?? '', dim: true }) }]
      : []),
    { name: 'age', drop: 1, cell: (reading) => ({ text: staleness(reading, seen, now), dim: true }) },
  ];
}
