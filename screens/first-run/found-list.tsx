import { align, type Column } from '#components/columns.ts';
import { useLook } from '#components/look.tsx';
import { type Cell, Row } from '#components/row.tsx';
import { windowAround } from '#components/windowed.ts';
import { plural } from '#domain/format.ts';
import type { Found } from '#domain/found.ts';
import { useActions } from '#screens/frame/actions.tsx';
import { RowArea } from '#screens/frame/row-area.tsx';
import { useCursor } from '#screens/frame/rows.ts';
import type { Area } from '#screens/place.ts';

import { type FoundItem, itemsOf } from './items.ts';

interface FoundListProps extends Area {
  readonly found: Found;
  readonly home: string | null;
  /** Keys of what is left out. */
  readonly left: ReadonlySet<string>;
  readonly onToggle: (key: string) => void;
}

type Line = { readonly title: string; readonly note: string } | { readonly item: FoundItem };

/** What was found, part by part; space leaves one out or takes it in again. */
export function FoundList({ found, home, left, onToggle, width, height }: FoundListProps) {
  const { glyphs, colors } = useLook();
  const items = itemsOf(found, home);
  const cursor = useCursor(
    [...new Set(items.map(({ group }) => group))].map((group) => ({
      panel: group,
      rows: items.filter((item) => item.group === group).map(({ key }) => key),
    })),
    height,
  );
  const { row } = cursor;
  useActions('view', {
    ...cursor.handlers,
    mark: {
      run: () => row !== null && onToggle(row),
      verb: row !== null && left.has(row) ? 'take in' : 'leave out',
      off: row === null ? 'nothing was found' : undefined,
    },
  });
  const { cells } = align(items, COLUMNS, width - 8);
  const lines = linesOf(items, left, found.unanswered);
  const at = lines.findIndex((line) => 'item' in line && line.item.key === row);
  const { first, count } = windowAround(Math.max(0, at), lines.length, height);
  const shown = lines.slice(first, first + count);
  const cellsOf = (line: Line): Cell[] => {
    if ('title' in line)
      return [
        { text: `  ${line.title}`, bold: true },
        { text: line.note === '' ? '' : `   ${line.note}`, dim: true },
      ];
    const out = left.has(line.item.key);
    const marker = line.item.key === row ? glyphs.selected : ' ';
    return [
      { text: `${marker}   ` },
      { text: out ? `${glyphs.stopped} ` : `${glyphs.done} `, color: out ? colors.dim : colors.ok },
      ...cells(line.item).map((cell) => (out ? { ...cell, dim: true } : cell)),
    ];
  };
  if (items.length === 0)
    return (
      <Row
        width={width}
        cells={[{ text: '  Nothing was found. esc goes on; c adds what you want to look after.', dim: true }]}
      />
    );
  return (
    <RowArea rows={shown.map((line) => ('item' in line ? line.item.key : null))}>
      {shown.map((line, index) => (
        <Row
          key={first + index}
          width={width}
          selected={'item' in line && line.item.key === row}
          cells={cellsOf(line)}
        />
      ))}
    </RowArea>
  );
}

function linesOf(
  items: readonly FoundItem[],
  left: ReadonlySet<string>,
  unanswered: readonly string[],
): readonly Line[] {
  const groups = Map.groupBy(items, ({ group }) => group);
  return [
    ...[...groups].flatMap(([title, members], index): Line[] => {
      const out = members.filter(({ key }) => left.has(key)).length;
      const note = [members.length > 1 ? String(members.length) : '', out > 0 ? `${out} left out` : '']
        .filter((text) => text !== '')
        .join(', ');
      return [...(index === 0 ? [] : [BLANK]), { title, note }, ...members.map((item) => ({ item }))];
    }),
    ...(unanswered.length === 0
      ? []
      : [BLANK, { title: `${plural(unanswered.length, 'part')} did not answer in time`, note: unanswered.join(', ') }]),
  ];
}

const BLANK: Line = { title: '', note: '' };

const COLUMNS: readonly Column<FoundItem>[] = [
  { name: 'name', grow: 12, most: 40, cell: ({ name }) => ({ text: name }) },
  { name: 'where', grow: 8, most: 50, cell: ({ where }) => ({ text: where, dim: true }) },
  { name: 'note', drop: 1, cell: ({ note }) => ({ text: note, dim: true }) },
];
