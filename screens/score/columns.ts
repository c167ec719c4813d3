import { align, type Column } from '#components/columns.ts';
import { gauge } from '#components/graph.ts';
import { type Look, statusLook } from '#components/look.tsx';
import type { Cell } from '#components/row.tsx';
import { points } from '#domain/score-explain.ts';

import { PART_TITLES, type ScoreLine } from './lines.ts';

const GAUGE = 20;
const INDENT = '  ';

/** Cells of all lines for a width. */
export function scoreCells(lines: readonly ScoreLine[], width: number, look: Look): (line: ScoreLine) => Cell[] {
  return align(lines, columnsFor(look), width).cells;
}

function columnsFor(look: Look): readonly Column<ScoreLine>[] {
  const { colors } = look;
  return [
    { name: 'what', grow: 14, most: 34, cell: (line) => whatOf(line, look) },
    { name: 'why', grow: 12, cell: (line) => whyOf(line, look) },
    {
      name: 'brings',
      align: 'right',
      cell: (line) => (line.type === 'item' ? { text: bringsText(line), dim: true } : { text: sums(line), bold: true }),
    },
    {
      name: 'costs',
      align: 'right',
      cell: (line) => {
        const lost = lostOf(line);
        return { text: lost > 0 ? `costs ${points(lost)}` : '', color: colors.warning, bold: line.type !== 'item' };
      },
    },
  ];
}

function whatOf(line: ScoreLine, look: Look) {
  switch (line.type) {
    case 'part':
      return { text: PART_TITLES[line.part.component], bold: true };
    case 'item': {
      const { glyph, color } = statusLook(line.item.status, look);
      return [
        { text: INDENT },
        { text: glyph, color },
        { text: ` ${line.item.title}`, dim: line.item.status === 'ok' },
      ];
    }
    case 'note':
      return { text: line.text, dim: true, span: true };
    case 'total':
      return { text: 'Together', bold: true };
    case 'blank':
      return { text: '' };
  }
}

function whyOf(line: ScoreLine, look: Look) {
  switch (line.type) {
    case 'part': {
      if (look.plain || line.part.full === 0) return { text: line.note, dim: true };
      const [full, rest] = gauge((100 * line.part.earned) / line.part.full, GAUGE, look.glyphs);
      const color = line.part.lost === 0 ? look.colors.accent : look.colors.warning;
      return [
        { text: full, color },
        { text: rest, dim: true, faint: true },
        { text: `  ${line.note}`, dim: true },
      ];
    }
    case 'item': {
      const critical = line.item.critical ? ', critical for everything' : '';
      return { text: `${line.item.summary}${critical}`, dim: line.item.status === 'ok' };
    }
    case 'total':
      return { text: line.text, dim: true };
    case 'note':
    case 'blank':
      return { text: '' };
  }
}

const bringsText = ({ item }: ScoreLine & { type: 'item' }): string =>
  item.status === 'unknown' ? 'unknown' : `${points(item.earned)} of ${points(item.full)}`;

function sums(line: ScoreLine): string {
  if (line.type === 'part') return `${points(line.part.earned)} of ${points(line.part.full)}`;
  return line.type === 'total' ? `${points(line.earned)} of 100` : '';
}

function lostOf(line: ScoreLine): number {
  if (line.type === 'part') return line.part.lost;
  if (line.type === 'item') return line.item.lost;
  return line.type === 'total' ? line.lost : 0;
}
