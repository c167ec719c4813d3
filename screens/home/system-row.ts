import { gauge, spark } from '#components/graph.ts';
import { type Look, statusLook } from '#components/look.tsx';
import type { Cell } from '#components/row.tsx';
import type { Reading } from '#domain/reading.ts';

/** `CPU   17 %  ▂▂▃▂▅▂▂▂▁▂  load 0.8 of 8 cores`; percentages of something full are bars, the others lines. */
export function systemCells(reading: Reading, trend: readonly (number | null)[], width: number, look: Look): Cell[] {
  const { glyph, color } = statusLook(reading.status, look);
  const measure = Math.min(20, Math.floor((width - 14) / 2));
  const percent = reading.unit === '%' ? reading.value : undefined;
  const graph =
    look.plain || percent === undefined || measure < 6
      ? ''
      : reading.kind === 'cpu'
        ? spark(trend, measure, look.glyphs, 100)
        : gauge(percent, measure, look.glyphs);
  return [
    { text: reading.status === 'ok' ? '  ' : `${glyph} `, color },
    { text: reading.title, width: Math.min(14, Math.max(6, Math.floor(width * 0.16))) },
    { text: percent === undefined ? '' : `${Math.round(percent)} %`, width: 6, align: 'right', color },
    { text: '  ' },
    { text: graph, ...(reading.status === 'ok' ? {} : { color }) },
    { text: graph === '' ? '' : '  ' },
    { text: reading.summary, grow: true, dim: reading.status === 'ok' },
  ];
}
