import { Box } from 'ink';
import { useMemo } from 'react';

import { useLook } from '#components/look.tsx';
import { Panel } from '#components/panel.tsx';
import { Row } from '#components/row.tsx';
import { Section } from '#components/section.tsx';
import { lasting } from '#domain/format.ts';
import { trackRecord } from '#domain/procedure/record-of-runs.ts';
import { byStanding, isLive, nameOfRun, type RunItem } from '#domain/procedure/standing.ts';
import { List } from '#screens/frame/list.tsx';
import { useCursor } from '#screens/frame/rows.ts';
import { useFilter } from '#screens/frame/use-filter.ts';
import { useNow } from '#screens/frame/use-now.ts';
import { type Order, useSort } from '#screens/frame/use-sort.ts';
import type { Area } from '#screens/place.ts';
import { useApp } from '#store/react.tsx';

import { runTable } from './columns.ts';
import { PlanPanel, planHeight } from './plan-panel.tsx';
import { useRunActions } from './use-actions.ts';
import { standingWords } from './words.ts';

const LEAST_TABLE = 5;
const LEAST_PLAN = 6;

const ORDERS: readonly Order<RunItem>[] = [
  { title: 'what needs you first', compare: byStanding },
  { title: 'newest first', compare: (a, b) => (b.state.startedAt ?? 0) - (a.state.startedAt ?? 0) },
  { title: 'by name', compare: (a, b) => nameOfRun(a.state).localeCompare(nameOfRun(b.state)) },
];

/** Every run there is: at work first, then what was left unfinished, then what ended. */
export function RunsList({ width, height }: Area) {
  const look = useLook();
  const runs = useApp((state) => state.runs);
  const all = useMemo(() => Object.values(runs), [runs]);
  const now = useNow(all.some(isLive));
  const filtered = useFilter(all, textOf);
  const { rows, order } = useSort(filtered, ORDERS);
  const panels = width >= 100 && height >= 16;
  const Frame = panels ? Panel : Section;
  const border = panels ? 2 : 1;
  const inner = width - (panels ? 4 : 0);
  const ids = rows.map(({ state }) => state.run);
  const card = cardHeight(rows, height, border);
  const room = Math.max(1, height - card - border - 1);
  const cursor = useCursor([{ panel: 'runs', rows: ids }], room);
  const selected = rows.find(({ state }) => state.run === cursor.row);
  useRunActions(cursor, selected);
  const table = runTable(rows, { look, now }, inner - 2);
  return (
    <Box flexDirection="column" width={width} height={height} overflow="hidden">
      <Frame title="Runs" note={noteOf(all, rows.length, order)} width={width} height={height - card} focused>
        <Row width={inner} cells={[{ text: '  ' }, ...(rows.length === 0 ? [] : table.head)]} />
        <List
          rows={ids}
          selected={cursor.row}
          width={inner}
          height={room}
          cells={(id) => {
            const item = runs[id];
            return item === undefined ? [] : table.cells(item);
          }}
          empty={
            all.length > 0 ? 'No run has these words. esc shows all.' : 'Nothing has run yet. p on a project begins.'
          }
        />
      </Frame>
      {card > 0 && selected !== undefined && (
        <PlanPanel
          run={selected.state}
          frame={panels ? 'panel' : 'section'}
          title={selected.state.plan?.title ?? selected.state.run}
          width={width}
          height={card}
        />
      )}
    </Box>
  );
}

/** The plan of the selected run takes what the table leaves. */
function cardHeight(rows: readonly RunItem[], height: number, border: number): number {
  const left = height - border - 1 - Math.max(LEAST_TABLE, Math.min(rows.length, Math.floor(height / 2)));
  if (rows.length === 0 || left < LEAST_PLAN + border) return 0;
  return Math.max(...rows.map(({ state }) => planHeight(state, left - border))) + border;
}

const textOf = (item: RunItem): string => [nameOfRun(item.state), standingWords(item), item.state.run].join(' ');

function noteOf(all: readonly RunItem[], shown: number, order: string): string {
  const { ended, done, medianMs } = trackRecord(all);
  if (all.length === 0) return '';
  const some = shown === all.length ? '' : `${shown} of ${all.length} shown, `;
  const rate = ended === 0 ? '' : `${done} of ${ended} went well, `;
  const usual = medianMs === null ? '' : `${lasting(medianMs)} as a rule, `;
  return `${some}${rate}${usual}${order}`;
}
