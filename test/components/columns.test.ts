import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { align, type Column } from '../../components/columns.ts';
import type { Cell } from '../../components/row.tsx';
import { layOut } from '../../components/row.tsx';

interface Item {
  readonly name: string;
  readonly size: string;
  readonly note: string;
}

const columns: readonly Column<Item>[] = [
  { name: 'name', grow: 4, most: 10, cell: ({ name }) => ({ text: name }) },
  { name: 'size', align: 'right', drop: 1, cell: ({ size }) => ({ text: size }) },
  {
    name: 'note',
    grow: 5,
    drop: 2,
    cell: ({ note }) => [{ text: note.slice(0, 1) }, { text: note.slice(1), dim: true }],
  },
];
const line = (cells: readonly Cell[], width: number) => {
  const { parts, left } = layOut(cells, width, '…');
  return parts.map(({ text }) => text).join('') + ' '.repeat(left);
};

describe('align', () => {
  it('gives all rows the same columns', () => {
    const items = [
      { name: 'api', size: '9', note: 'fine' },
      { name: 'billing', size: '120', note: 'two changed' },
    ];
    const { cells } = align(items, columns, 40);
    expect(items.map((item) => line(cells(item), 30))).toEqual([
      'api        9  fine            ',
      'billing  120  two changed     ',
    ]);
  });

  it('drops the least important first and cuts what can be cut last', () => {
    const items = [{ name: 'a-long-name', size: '120', note: 'a note' }];
    expect(align(items, columns, 40).names).toEqual(['name', 'size', 'note']);
    expect(align(items, columns, 13).names).toEqual(['name', 'size']);
    expect(align(items, columns, 8).names).toEqual(['name']);
    expect(line(align(items, columns, 9).cells(items[0]!), 9)).toBe('a-l…  120');
  });

  it('leaves out a column that no row fills', () => {
    expect(align([{ name: 'a', size: '', note: '' }], columns, 40).names).toEqual(['name']);
  });

  it('has a head as wide as its columns', () => {
    const items = [{ name: 'a', size: '1', note: 'xy' }];
    const { head, cells } = align(items, columns, 40, true);
    expect(line(head, 20)).toBe('name  size  note    ');
    expect(line(cells(items[0]!), 20)).toBe('a        1  xy      ');
  });

  it('never makes a row wider than asked while the columns that stay can be cut', () => {
    const item = fc.record({ name: fc.string(), size: fc.string({ maxLength: 6 }), note: fc.string() });
    fc.assert(
      fc.property(fc.array(item, { minLength: 1, maxLength: 8 }), fc.integer({ min: 4, max: 80 }), (items, width) => {
        const { cells } = align(items, columns, width);
        for (const each of items) {
          const wide = cells(each).reduce((sum, cell) => sum + (cell.width ?? cell.text.length), 0);
          expect(wide).toBeLessThanOrEqual(width);
        }
      }),
    );
  });
});
