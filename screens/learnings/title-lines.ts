import type { Look } from '#components/look.tsx';
import type { Cell } from '#components/row.tsx';
import type { Learning } from '#domain/learnings/learning.ts';
import { wrap } from '#screens/detail/wrap.ts';

import { severityMark } from './marks.ts';

/** What a learning is about, in large, and of what kind it is. */
export function titleLines(learning: Learning, width: number, look: Look): readonly (readonly Cell[])[] {
  const { glyph, color } = severityMark(learning.severity, look);
  const title = wrap(learning.situation.title, width - 5);
  const kind = [learning.severity, learning.category, learning.timestamp.slice(0, 16).replace('T', ' '), learning.id];
  return [
    ...title.map((text, at): readonly Cell[] => [
      { text: at === 0 ? ` ${glyph} ` : '   ', color, bold: true },
      { text, bold: true, grow: true },
    ]),
    [{ text: `   ${kind.filter((word) => word !== '').join('   ')}`, dim: true, grow: true }],
  ];
}
