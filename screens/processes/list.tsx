import { Box } from 'ink';
import { useMemo } from 'react';

import { useLook } from '#components/look.tsx';
import { Panel } from '#components/panel.tsx';
import { Row } from '#components/row.tsx';
import { Section } from '#components/section.tsx';
import { plural } from '#domain/format.ts';
import type { ProcessRow } from '#domain/processes/row.ts';
import { type ProcessTable, tableOf } from '#domain/processes/table.ts';
import { useActions } from '#screens/frame/actions.tsx';
import { List } from '#screens/frame/list.tsx';
import { useCursor } from '#screens/frame/rows.ts';
import { useMarks } from '#screens/frame/use-marks.ts';
import { useNow } from '#screens/frame/use-now.ts';
import type { Area } from '#screens/place.ts';
import { useActs, useApp } from '#store/react.tsx';
import type { ProcessesView } from '#store/state.ts';

import { processTable } from './columns.ts';
import type { ProcessesDesk } from './desk.ts';
import { looksSame } from './looks-same.ts';
import { useLooked } from './use-looked.ts';
import { useSend } from './use-send.ts';
import { useViewActions } from './use-view.ts';

interface ListProps extends Area {
  readonly desk: ProcessesDesk;
  readonly view: ProcessesView;
}

/** Ages are told in minutes. */
const AGE_STEP_MS = 30_000;
const NONE: readonly ProcessRow[] = [];

/** Every process, the busiest first. */
export function ProcessesList({ desk, view, width, height }: ListProps) {
  const look = useLook();
  const { value, problem, again } = useLooked(desk.look, looksSame, desk.latest() ?? undefined);
  const filter = useApp((state) => state.filter.text);
  const all = value ?? NONE;
  const table = useMemo(() => tableOf(all, { ...view, filter }), [all, view, filter]);
  const panels = width >= 100 && height >= 16;
  const Frame = panels ? Panel : Section;
  const inner = width - (panels ? 4 : 0);
  const room = Math.max(1, height - (panels ? 2 : 1) - 1);
  const ids = useMemo(() => table.branches.map(({ row }) => row.id), [table]);
  const cursor = useCursor([{ panel: 'processes', rows: ids }], room);
  const marked = useMarks(cursor);
  const byId = useMemo(() => new Map(table.branches.map((branch) => [branch.row.id, branch])), [table]);
  const selected = cursor.row === null ? undefined : byId.get(cursor.row)?.row;
  const marks = all.filter(({ id }) => marked.has(id));
  const rows = marks.length > 0 ? marks : selected === undefined ? [] : [selected];
  const now = Math.floor(useNow(false) / AGE_STEP_MS) * AGE_STEP_MS;
  const columns = useMemo(
    () => processTable(table.branches, { look, now, order: view.order }, inner - 2),
    [table, look, now, inner, view.order],
  );
  useProcessesActions({
    cursor: cursor.handlers,
    selected,
    rows,
    counts: filter.trim() === '' ? '' : `${ids.length} of ${all.length}`,
    again,
  });
  const shown = useViewActions(view);
  const extras = useSend(desk, { rows, all });
  useActions('view', shown.handlers, { extras: [...extras, ...shown.extras] });
  return (
    <Box flexDirection="column" width={width} height={height} overflow="hidden">
      <Frame title="Processes" note={noteOf(all, table, view)} width={width} height={height} focused>
        <Row width={inner} cells={[{ text: '  ' }, ...(ids.length === 0 ? [] : columns.head)]} />
        <List
          rows={ids}
          selected={cursor.row}
          marked={marked}
          width={inner}
          height={room}
          cells={(id) => {
            const branch = byId.get(id);
            return branch === undefined ? [] : columns.cells(branch);
          }}
          empty={emptyText(value, problem)}
        />
      </Frame>
    </Box>
  );
}

interface ListActions {
  readonly cursor: ReturnType<typeof useCursor>['handlers'];
  readonly selected: ProcessRow | undefined;
  readonly rows: readonly ProcessRow[];
  readonly counts: string;
  readonly again: () => void;
}

function useProcessesActions({ cursor, selected, rows, counts, again }: ListActions): void {
  const { push, pop, setFilter } = useActs();
  const text = useApp((state) => state.filter.text);
  useActions(
    'view',
    {
      ...cursor,
      back: { run: pop },
      open: {
        run: () =>
          selected !== undefined && push({ type: 'process', pid: selected.pid, startedAt: selected.startedAt }),
        off: selected === undefined ? 'nothing is selected' : undefined,
      },
      filter: { run: () => setFilter(text, true) },
      again: { run: again, verb: 'look again' },
    },
    {
      subject: selected === undefined ? '' : `${selected.pid} ${selected.program}`,
      counts: counts === '' ? undefined : counts,
      ...(rows.length === 0
        ? {}
        : { copies: () => rows.map(({ pid, user, command }) => `${pid} ${user ?? '?'} ${command}`).join('\n') }),
    },
  );
}

function noteOf(all: readonly ProcessRow[], { leftOut }: ProcessTable, { order, tree }: ProcessesView): string {
  if (all.length === 0) return '';
  const running = all.filter(({ state }) => state.startsWith('R')).length;
  return [
    `${all.length}, ${running} at work`,
    ...(leftOut === 0 ? [] : [`${plural(leftOut, 'idle kernel thread')} not shown`]),
    `by ${order}${tree ? ', as a tree' : ''}`,
  ].join(', ');
}

function emptyText(rows: readonly ProcessRow[] | undefined, problem: string): string {
  if (problem !== '') return `? ${problem}`;
  return rows === undefined ? 'Looking…' : 'No process has these words. esc shows all.';
}
