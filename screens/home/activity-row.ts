import { type Look, statusLook } from '#components/look.tsx';
import type { Cell } from '#components/row.tsx';
import type { Happening } from '#store/state.ts';

const STATUS = { info: 'unknown', ok: 'ok', warning: 'warning', error: 'critical' } as const;

/** `14:28  ✘ health-monitor: failed` */
export function activityCells(happening: Happening, look: Look): Cell[] {
  const { glyph, color } = statusLook(STATUS[happening.tone], look);
  const time = new Date(happening.at).toTimeString().slice(0, 5);
  return [
    { text: `  ${time}  `, dim: true },
    { text: `${happening.tone === 'info' ? ' ' : glyph} `, color },
    { text: happening.text, grow: true },
  ];
}
