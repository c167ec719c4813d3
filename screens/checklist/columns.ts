import { align, type Aligned, type Column } from '#components/columns.ts';
import type { Look } from '#components/look.tsx';
import type { ChecklistItem } from '#domain/checklist/checklist.ts';
import { shortDay, dayOf } from '#domain/checklist/days.ts';

import { itemMark } from './mark.ts';
import { nextKey } from './next-key.ts';

/** An item and its place in the list. */
export interface NumberedItem {
  readonly number: number;
  readonly item: ChecklistItem;
}

/** The rows of a list, laid out for a width. */
export function itemTable(items: readonly NumberedItem[], look: Look, width: number): Aligned<NumberedItem> {
  return align(items, columnsFor(look), width);
}

function columnsFor(look: Look): readonly Column<NumberedItem>[] {
  const { colors } = look;
  const mark = (row: NumberedItem) => itemMark(row.item, look);
  const tone = (row: NumberedItem) => (mark(row).calm ? { dim: true } : {});
  return [
    { name: '', cell: (row) => ({ text: mark(row).glyph, color: mark(row).color }) },
    { name: '', align: 'right', gap: 1, cell: (row) => ({ text: String(row.number), dim: true }), drop: 3 },
    { name: 'item', gap: 1, cell: (row) => ({ text: row.item.title, ...tone(row), bold: !mark(row).calm }) },
    { name: '', grow: 24, cell: (row) => ({ text: row.item.summary, ...tone(row) }) },
    { name: 'change', most: 28, cell: ({ item }) => ({ text: changeWords(item), dim: true }), drop: 1 },
    {
      name: '',
      cell: ({ item }) => {
        const next = nextKey(item);
        return next === null
          ? { text: '' }
          : [
              { text: next.key, color: colors.accent, bold: true },
              { text: ` ${next.verb}`, dim: true },
            ];
      },
      drop: 2,
    },
  ];
}

function changeWords({ accepted, change }: ChecklistItem): string {
  return accepted === null ? (change ?? '') : `accepted until ${shortDay(dayOf(accepted.until))}`;
}
