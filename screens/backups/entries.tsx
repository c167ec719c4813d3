import { Box } from 'ink';
import { useMemo } from 'react';

import { align } from '#components/columns.ts';
import { Panel } from '#components/panel.tsx';
import { Section } from '#components/section.tsx';
import { type FolderRow, rowsIn } from '#domain/backups/folder.ts';
import { bytes, plural } from '#domain/format.ts';
import { useBegin } from '#screens/emergency/use-begin.ts';
import { useActions } from '#screens/frame/actions.tsx';
import { List } from '#screens/frame/list.tsx';
import { useCursor } from '#screens/frame/rows.ts';
import { useAsked } from '#screens/frame/use-asked.ts';
import { useFilter } from '#screens/frame/use-filter.ts';
import type { Area } from '#screens/place.ts';
import { useActs, useApp } from '#store/react.tsx';

import type { BackupsDesk } from './desk.ts';
import { useRestore } from './use-restore.ts';

interface EntriesPageProps extends Area {
  readonly desk: BackupsDesk | null;
  readonly backup: string;
  /** What is looked into; empty for the top. */
  readonly folder: string;
}

/** What is in a backup, one folder at a time; one file can be restored alone. */
export function EntriesPage({ desk, backup, folder, width, height }: EntriesPageProps) {
  const { push, pop } = useActs();
  const readOnly = useApp((state) => state.session.readOnly);
  const restore = useRestore(desk);
  const begin = useBegin();
  const { answer, problem } = useAsked(desk === null ? null : () => desk.entries(backup), { of: backup });
  const all = useMemo(() => (answer === null ? [] : rowsIn(answer, folder)), [answer, folder]);
  const rows = useFilter(all, nameOf);
  const panels = width >= 100;
  const Frame = panels ? Panel : Section;
  const inner = width - (panels ? 4 : 0);
  const room = Math.max(1, height - (panels ? 2 : 1));
  const cursor = useCursor([{ panel: 'entries', rows: rows.map(({ path }) => path) }], room);
  const selected = rows.find(({ path }) => path === cursor.row);
  const off = readOnly ? 'the console is read-only' : selected === undefined ? 'nothing is selected' : undefined;
  const isFolder = selected?.kind === 'folder';
  const one = () => selected !== undefined && restore(backup, [selected.path]);
  const back = () => selected !== undefined && desk !== null && begin(() => desk.putBack(backup, [selected.path]));
  useActions(
    'view',
    {
      ...cursor.handlers,
      open: {
        run: () => (isFolder ? push({ type: 'backups', part: 'entries', backup, folder: selected.path }) : one()),
        verb: isFolder ? 'open' : 'restore it…',
        off: isFolder ? undefined : off,
      },
      back: { run: pop },
    },
    {
      subject: selected?.name,
      copies: () => rows.map(({ path }) => path).join('\n'),
      extras: [
        { id: 'restore-one', title: `Restore ${selected?.name ?? 'it'} into a new folder…`, run: one, off },
        { id: 'put-one-back', title: `Put ${selected?.name ?? 'it'} back in place…`, run: back, off },
      ],
    },
  );
  const table = align(
    rows,
    [
      { name: '', cell: ({ name, kind }: FolderRow) => ({ text: kind === 'folder' ? `${name}/` : name }), grow: 16 },
      {
        name: '',
        cell: ({ kind, files }) => ({ text: kind === 'folder' ? plural(files, 'file') : kind, dim: true }),
        align: 'right',
      },
      { name: '', cell: (row) => ({ text: bytes(row.bytes), dim: true }), align: 'right' },
    ],
    inner - 2,
  );
  return (
    <Box flexDirection="column" width={width} height={height} overflow="hidden">
      <Frame
        title={folder === '' ? backup : folder}
        note={answer !== null ? plural(rows.length, 'thing') : ''}
        width={width}
        height={height}
        focused
      >
        <List
          rows={rows.map(({ path }) => path)}
          selected={cursor.row}
          width={inner}
          height={room}
          cells={(path) => {
            const row = rows.find((each) => each.path === path);
            return row === undefined ? [] : table.cells(row);
          }}
          empty={answer === null ? (problem ?? 'Reading…') : 'Nothing is in it.'}
        />
      </Frame>
    </Box>
  );
}

const nameOf = ({ name }: FolderRow): string => name;
