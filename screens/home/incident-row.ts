import { type Look, statusLook } from '#components/look.tsx';
import type { Cell } from '#components/row.tsx';
import { span } from '#domain/format.ts';
import type { Reading } from '#domain/reading.ts';

/** `✘ health-monitor  for 4 m   exit 1: EADDRINUSE 7001` */
export function incidentCells(reading: Reading, now: number, width: number, look: Look): Cell[] {
  const { glyph, color } = statusLook(reading.status, look);
  return [
    { text: `${glyph} `, color },
    { text: reading.title, width: Math.min(28, Math.max(12, Math.floor(width * 0.24))) },
    { text: ` for ${span(Math.max(1000, now - reading.since))}`, width: 10, dim: true },
    { text: ` ${reading.summary}`, grow: true },
    ...(reading.hint !== undefined && width >= 100 ? [{ text: ` ${reading.hint}`, dim: true }] : []),
  ];
}
