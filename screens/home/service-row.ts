import type { Column } from '#components/columns.ts';
import { strip } from '#components/strip.ts';
import { latency } from '#domain/format.ts';
import { NO_PAST, upPercent } from '#domain/past.ts';
import type { Reading } from '#domain/reading.ts';
import { lasted, staleness, when } from '#screens/reading/age.ts';
import { textIn } from '#screens/reading/facts.ts';
import { isPaused, markOf } from '#screens/reading/mark.ts';

import { entriesOf } from './entries.ts';
import type { Entry, Scene } from './scene.ts';

const WORDS = { ok: 'healthy', warning: 'warning', critical: 'failing', unknown: 'unknown' } as const;
const ROOMY = 80;

/** `✘ health-monitor  failed   ▇▇▇▇▇▇▇▇▇▁▁▁  4 m  97.2 %`, for services and for checks a person added. */
export function serviceEntries(rows: readonly Reading[], scene: Scene, width: number): Entry[] {
  return entriesOf(rows, scene, width, columnsFor(scene, width));
}

function columnsFor(scene: Scene, width: number): readonly Column<Reading>[] {
  const { now, look, past, seen } = scene;
  const looks = width >= 150 ? 36 : width >= ROOMY ? 24 : 12;
  const calm = (reading: Reading) => markOf(reading, now, look).calm;
  return [
    {
      name: '',
      cell: (reading) => ({ text: markOf(reading, now, look).glyph, color: markOf(reading, now, look).color }),
    },
    { name: 'service', gap: 1, grow: 10, most: 30, cell: (reading) => ({ text: reading.title, dim: calm(reading) }) },
    { name: 'state', most: 10, cell: (reading) => ({ text: stateWord(reading, now), ...tone(reading, scene) }) },
    {
      name: 'looks',
      drop: 3,
      cell: (reading) => ({
        text: look.plain ? '' : strip((past[reading.id] ?? NO_PAST).looks, looks, look.glyphs),
        dim: calm(reading),
        faint: calm(reading),
        ...(calm(reading) ? {} : { color: markOf(reading, now, look).color }),
      }),
    },
    { name: 'for', align: 'right', drop: 1, cell: (reading) => ({ text: measure(reading, now), dim: calm(reading) }) },
    { name: 'up', align: 'right', drop: 4, cell: (reading) => ({ text: upText(scene, reading), dim: true }) },
    { name: 'age', drop: 2, cell: (reading) => ({ text: staleness(reading, seen, now), dim: true }) },
    { name: 'what', grow: 16, drop: 5, cell: (reading) => ({ text: reading.summary, dim: calm(reading) }) },
  ];
}

/** One word for how it is. */
export function stateWord(reading: Reading, now: number): string {
  if (isPaused(reading, now)) return 'paused';
  return textIn(reading, 'state') ?? WORDS[reading.status];
}

function tone(reading: Reading, { now, look }: Scene) {
  const { calm, color } = markOf(reading, now, look);
  return calm ? { dim: true } : { color };
}

/** How fast it answers while it does, else since when it is as it is. */
function measure(reading: Reading, now: number): string {
  if (isPaused(reading, now)) return `to ${when(reading.pausedUntil ?? now, now)}`;
  if (reading.status === 'ok' && reading.unit === 'ms' && reading.value !== undefined) return latency(reading.value);
  return lasted(now - reading.since);
}

function upText({ past }: Scene, reading: Reading): string {
  const percent = upPercent(past[reading.id] ?? NO_PAST);
  return percent === null ? '' : percent === 100 ? '100 %' : `${percent.toFixed(1)} %`;
}
