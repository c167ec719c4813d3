import { type Look, statusLook } from '#components/look.tsx';
import { isFine } from '#domain/checklist/assemble.ts';
import type { ChecklistItem } from '#domain/checklist/checklist.ts';

/** The glyph before an item: a tick for what is ok, a ring for what was accepted, the sign of its status else. */
export function itemMark(item: ChecklistItem, look: Look): { glyph: string; color: string | undefined; calm: boolean } {
  const { glyphs, colors, plain } = look;
  if (item.accepted !== null) return { glyph: glyphs.stopped, color: colors.unknown, calm: true };
  if (item.status === 'ok') return { glyph: plain ? glyphs.ok : glyphs.done, color: colors.ok, calm: true };
  return { ...statusLook(item.status, look), calm: isFine(item) || !item.counts };
}
