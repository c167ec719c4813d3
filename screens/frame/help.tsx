import { useMemo } from 'react';

import { useLook } from '#components/look.tsx';
import { Modal } from '#components/modal.tsx';
import { type Cell, Row } from '#components/row.tsx';
import { EMPTY_LINE, editLine } from '#components/text-edit.ts';
import { TextInput } from '#components/text-input.tsx';
import { widthOf } from '#components/width.ts';
import type { Area } from '#screens/place.ts';
import { useActs, useApp } from '#store/react.tsx';

import { useActions, useAvailable } from './actions.tsx';
import { useCell } from './cell.ts';
import { type HelpRow, helpRows } from './help-rows.ts';

/** Verbs are of this width at most. */
const MOST_VERB = 20;

interface Columns {
  readonly keys: number;
  readonly verbs: number;
}

/** Every key that works here. Typing narrows, arrows scroll. */
export function Help({ width, height }: Area) {
  const look = useLook();
  const available = useAvailable();
  const custom = useApp((state) => state.customKeys);
  const { show } = useActs();
  const line = useCell(EMPTY_LINE);
  const top = useCell(0);
  // As it was when help was opened: the dialog itself hides it.
  const offered = useMemo(() => available.list(), [available]);
  const rows = helpRows(offered, custom, line.get().text);
  const room = Math.max(1, Math.min(rows.length, height - 4));
  const scroll = (step: number) => top.set(Math.max(0, Math.min(rows.length - room, top.get() + step)));
  useActions(
    'modal',
    {
      back: { run: () => show(null), verb: 'close' },
      help: { run: () => show(null) },
      up: { run: () => scroll(-1) },
      down: { run: () => scroll(1) },
      'page-up': { run: () => scroll(-room) },
      'page-down': { run: () => scroll(room) },
    },
    {
      type(press) {
        const next = editLine(line.get(), press);
        if (next === null) return false;
        line.set(next);
        top.set(0);
        return true;
      },
    },
  );
  const widest = (text: 'keys' | 'verb') =>
    Math.max(0, ...rows.map((row) => (row.type === 'key' ? widthOf(row[text]) : 0)));
  const [keys, verbs] = [widest('keys'), Math.min(MOST_VERB, Math.max(14, widest('verb')))];
  return (
    <Modal title="Keys that work here" screen={{ width, height }} width={96} height={rows.length + 2}>
      {(inner, lines) => (
        <>
          <TextInput line={line.get()} width={inner} prompt="/" placeholder="type to search" note={`${rows.length}`} />
          <Row width={inner} cells={[]} />
          {rows.slice(top.get(), top.get() + lines - 2).map((row) => (
            <Row
              key={row.type === 'head' ? row.text : row.id}
              width={inner}
              cells={cellsOf(row, { keys, verbs }, look.colors.accent)}
            />
          ))}
        </>
      )}
    </Modal>
  );
}

function cellsOf(row: HelpRow, { keys, verbs }: Columns, color: string | undefined): Cell[] {
  if (row.type === 'head') return [{ text: row.text, bold: true }];
  return [
    { text: `  ${row.keys}`, width: keys + 4, color, bold: row.off === undefined, dim: row.off !== undefined },
    { text: row.verb, width: verbs + 2, dim: row.off !== undefined },
    { text: row.off === undefined ? row.about : `off: ${row.off}`, grow: true, dim: row.off !== undefined },
  ];
}
