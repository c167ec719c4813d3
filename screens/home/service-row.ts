import { spark } from '#components/graph.ts';
import type { Look } from '#components/look.tsx';
import { statusLook } from '#components/look.tsx';
import type { Cell } from '#components/row.tsx';
import type { Reading } from '#domain/reading.ts';

/** `✘ health-monitor  failed    ▇▇▇▁▁▁ 4 m` */
export function readingCells(reading: Reading, trend: readonly (number | null)[], width: number, look: Look): Cell[] {
  const { glyph, color } = statusLook(reading.status, look);
  const healthy = reading.status === 'ok';
  const name = Math.min(24, Math.max(12, Math.floor(width * 0.34)));
  const graph = width >= 60 && trend.length > 1 && !look.plain;
  return [
    { text: `${glyph} `, color },
    { text: reading.title, width: name },
    { text: ' ' },
    { text: reading.summary, grow: true, dim: healthy },
    ...(graph ? [{ text: ` ${spark(trend, 12, look.glyphs)}`, dim: healthy }] : []),
  ];
}
