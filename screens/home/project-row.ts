import { type Look, statusLook } from '#components/look.tsx';
import type { Cell } from '#components/row.tsx';
import type { Reading } from '#domain/reading.ts';

/** `⚠ billing   main ↑2  5 changed  v1.9.0 +9` */
export function projectCells(reading: Reading, width: number, look: Look): Cell[] {
  const { glyph, color } = statusLook(reading.status, look);
  const name = Math.min(24, Math.max(12, Math.floor(width * 0.3)));
  return [
    { text: `${glyph} `, color },
    { text: reading.title, width: name },
    { text: ' ' },
    { text: reading.summary, grow: true, dim: reading.status === 'ok' },
  ];
}
