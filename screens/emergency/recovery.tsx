import { Box } from 'ink';

import { Panel } from '#components/panel.tsx';
import { Row } from '#components/row.tsx';
import { Section } from '#components/section.tsx';
import { levelRows, type LevelRow } from '#domain/emergency/recovery/level-rows.ts';
import type { FullLevel, RecoveryOutlook } from '#domain/emergency/recovery/outlook.ts';
import { backupLine, goodLine } from '#domain/emergency/recovery/words.ts';
import { wrap } from '#screens/detail/wrap.ts';
import { useActions } from '#screens/frame/actions.tsx';
import { List } from '#screens/frame/list.tsx';
import { useCursor } from '#screens/frame/rows.ts';
import type { Area } from '#screens/place.ts';
import { useActs, useApp } from '#store/react.tsx';

import { KnownLines, knownHeight } from './known-lines.tsx';
import { levelCells } from './level-cells.ts';
import { useNumbers } from './use-numbers.ts';

interface RecoveryProps extends Area {
  readonly title: string;
  readonly outlook: RecoveryOutlook | string | null;
  readonly choose: (level: FullLevel) => void;
  /** Opens the backups; null where there are none to be seen. */
  readonly backups: (() => void) | null;
}

/** The first question of a full recovery: how deep, with what each level does, keeps, and why one is off. */
export function Recovery({ title, outlook, choose, backups, width, height }: RecoveryProps) {
  const { pop, toast, select } = useActs();
  const now = useApp((state) => state.now);
  const rows = levelRows(outlook);
  const cursor = useCursor([{ panel: 'levels', rows: rows.map(({ level }) => level) }]);
  const pick = (row: LevelRow | undefined) => {
    if (row === undefined) return;
    if (row.off === null) choose(row.level);
    else toast(`${row.number} ${row.title}: ${row.off}.`);
  };
  const selected = rows.find(({ level }) => level === cursor.row);
  const known = outlook === null || typeof outlook === 'string' ? null : outlook;
  useActions(
    'view',
    { ...cursor.handlers, open: { run: () => pick(selected), verb: 'show the plan' }, back: { run: pop } },
    {
      choose: useNumbers(
        rows.length,
        (index) => select(rows[index]?.level ?? ''),
        (index) => pick(rows[index]),
      ),
      subject: title,
      copies: () => (known === null ? '' : [goodLine(known.goods[0], now), backupLine(known.backup, now)].join('\n')),
      extras: backups === null ? [] : [{ id: 'backups', title: 'Backups', run: backups }],
    },
  );
  const panels = width >= 100 && height >= 18;
  const Frame = panels ? Panel : Section;
  const inner = width - (panels ? 4 : 0);
  const border = panels ? 2 : 1;
  const cells = levelCells(rows, inner - 2);
  const about = selected === undefined ? [] : aboutLines(selected, inner - 4);
  const least = rows.length + border;
  const line = known === null ? 0 : knownHeight(known, now, width);
  const room = Math.max(0, height - least - line - 1);
  const shown = Math.min(room, about.length + border);
  return (
    <Box flexDirection="column" width={width} height={height} overflow="hidden">
      <Frame title={`Full recovery: ${title}`} note="nothing is changed yet" width={width} height={least} focused>
        <List
          rows={rows.map(({ level }) => level)}
          selected={cursor.row}
          width={inner}
          height={rows.length}
          cells={(level) => {
            const row = rows.find((each) => each.level === level);
            return row === undefined ? [] : cells(row);
          }}
          empty=""
        />
      </Frame>
      {shown > border && (
        <Frame title={selected?.title ?? ''} note="" width={width} height={shown}>
          {about.slice(0, shown - border).map((text, at) => (
            <Row key={at} width={inner} cells={[{ text: '   ' }, { text, grow: true }]} />
          ))}
        </Frame>
      )}
      <Row width={width} cells={[]} />
      {known !== null && <KnownLines outlook={known} width={width} />}
    </Box>
  );
}

const aboutLines = ({ does, undo, off }: LevelRow, width: number): readonly string[] =>
  [does.join(' '), off === null ? undo : `Off: ${off}.`].flatMap((text) => wrap(text, width));
