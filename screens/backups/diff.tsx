import { Box } from 'ink';

import { useLook } from '#components/look.tsx';
import { Panel } from '#components/panel.tsx';
import { Section } from '#components/section.tsx';
import type { DiffLine } from '#domain/backups/diff.ts';
import { plural } from '#domain/format.ts';
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

interface DiffPageProps extends Area {
  readonly desk: BackupsDesk | null;
  readonly backup: string;
}

const NONE: readonly DiffLine[] = [];

/** What differs between a backup and what is there now; what was changed or lost can be restored from here. */
export function DiffPage({ desk, backup, width, height }: DiffPageProps) {
  const { pop } = useActs();
  const { colors } = useLook();
  const restore = useRestore(desk);
  const begin = useBegin();
  const readOnly = useApp((state) => state.session.readOnly);
  const { answer, problem } = useAsked(desk === null ? null : (signal) => desk.diff(backup, signal), { of: backup });
  const all = answer ?? NONE;
  const rows = useFilter(all, textOf);
  const panels = width >= 100;
  const Frame = panels ? Panel : Section;
  const inner = width - (panels ? 4 : 0);
  const room = Math.max(1, height - (panels ? 2 : 1));
  const cursor = useCursor([{ panel: 'diff', rows: rows.map(({ path }) => path) }], room);
  const selected = rows.find(({ path }) => path === cursor.row);
  const off =
    selected === undefined ? 'nothing is selected' : selected.state === 'new' ? 'it is not in the backup' : undefined;
  useActions(
    'view',
    {
      ...cursor.handlers,
      open: { run: () => selected !== undefined && restore(backup, [selected.path]), verb: 'restore it…', off },
      back: { run: pop },
    },
    {
      subject: selected?.path,
      extras: [
        {
          id: 'put-one-back',
          title: `Put ${selected?.path ?? 'it'} back in place…`,
          run: () => selected !== undefined && desk !== null && begin(() => desk.putBack(backup, [selected.path])),
          off: readOnly ? 'the console is read-only' : off,
        },
      ],
      copies: () => rows.map(({ state, path, what }) => `${state}\t${path}\t${what}`).join('\n'),
    },
  );
  const color = ({ state }: DiffLine) =>
    state === 'gone' ? colors.critical : state === 'new' ? colors.ok : colors.warning;
  return (
    <Box flexDirection="column" width={width} height={height} overflow="hidden">
      <Frame
        title={`${backup} and now`}
        note={answer !== null ? plural(all.length, 'difference') : ''}
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
            const line = rows.find((each) => each.path === path);
            if (line === undefined) return [];
            return [
              { text: line.state, width: 9, color: color(line) },
              { text: line.path, grow: true },
              { text: line.what === '' ? '' : `  ${line.what}`, dim: true },
            ];
          }}
          empty={answer === null ? (problem ?? 'Comparing…') : 'Everything is as it is in the backup.'}
        />
      </Frame>
    </Box>
  );
}

const textOf = ({ path, state }: DiffLine): string => `${state} ${path}`;
