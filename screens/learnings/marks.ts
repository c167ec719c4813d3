import type { Look } from '#components/look.tsx';
import { severityOf } from '#domain/learnings/learning.ts';
import type { LearningRow } from '#domain/learnings/row.ts';

/** Glyph and colour of a severity; its word stands beside it or in the detail. */
export function severityMark(
  word: string,
  { glyphs, colors, plain }: Look,
): { glyph: string; color: string | undefined } {
  const severity = severityOf(word);
  if (severity === 'info') return { glyph: plain ? 'info' : glyphs.ok, color: colors.dim };
  return { glyph: glyphs[severity], color: colors[severity] };
}

/** `2 late, 1 open`; empty when nothing is left to be done. */
export function dueWords({ open, overdue }: Pick<LearningRow, 'open' | 'overdue'>): string {
  const rest = open - overdue;
  return [overdue === 0 ? '' : `${overdue} late`, rest === 0 ? '' : `${rest} open`]
    .filter((part) => part !== '')
    .join(', ');
}
