import { Box } from 'ink';
import { useMemo } from 'react';

import { useLook } from '#components/look.tsx';
import { Panel } from '#components/panel.tsx';
import { Row } from '#components/row.tsx';
import { Section } from '#components/section.tsx';
import { wantedOf } from '#domain/learnings/wanted.ts';
import { wrap } from '#screens/detail/wrap.ts';
import { List } from '#screens/frame/list.tsx';
import { useCursor } from '#screens/frame/rows.ts';
import { useSort } from '#screens/frame/use-sort.ts';
import type { Area } from '#screens/place.ts';
import { useApp } from '#store/react.tsx';

import { learningTable } from './columns.ts';
import { draftEntries, type Entry, unreadableEntries, wantedRows } from './entries.ts';
import { Gist } from './gist.tsx';
import { dueWords } from './marks.ts';
import { FOUND_ORDERS, ORDERS } from './orders.ts';
import { useLearningsDesk } from './use-desk.ts';
import { useKnown } from './use-known.ts';
import { useListActions } from './use-list-actions.ts';
import { useSearch } from './use-search.ts';

const LEAST_TABLE = 6;
const LEAST_GIST = 9;

/** What was learned, to look through and to search in. */
export function LearningsList({ width, height }: Area) {
  const look = useLook();
  const now = useApp((state) => state.now);
  const text = useApp((state) => state.filter.text);
  const desk = useLearningsDesk();
  const { known, kept, problem, again } = useKnown(desk);
  const { words, only } = useMemo(() => wantedOf(text), [text]);
  const hits = useSearch(desk, words);
  const found = useMemo(() => (known === null ? [] : wantedRows(known, { only, hits })), [known, only, hits]);
  const { rows, order } = useSort(found, hits === null ? ORDERS : FOUND_ORDERS);
  const all = text.trim() === '';
  const entries = useMemo(
    () => [...(all ? draftEntries(kept) : []), ...rows, ...(all && known !== null ? unreadableEntries(known) : [])],
    [all, kept, rows, known],
  );
  const panels = width >= 100 && height >= 16;
  const Frame = panels ? Panel : Section;
  const border = panels ? 2 : 1;
  const inner = width - (panels ? 4 : 0);
  const gist = gistHeight(entries.length, height, border);
  const room = Math.max(1, height - gist - border - 1);
  const keys = entries.map(({ key }) => key);
  const cursor = useCursor([{ panel: 'learnings', rows: keys }], room);
  const byKey = new Map(entries.map((entry) => [entry.key, entry]));
  const selected = cursor.row === null ? null : (byKey.get(cursor.row) ?? null);
  useListActions({ cursor, selected, known, desk, again, shown: found.length });
  const table = learningTable(entries, { look, now, words }, inner - 2);
  const empty = emptyLines({ problem, known: known?.rows.length ?? null, folder: desk?.folder() ?? '' }, inner - 4);
  return (
    <Box flexDirection="column" width={width} height={height} overflow="hidden">
      <Frame
        title="Knowledge"
        note={noteOf(known?.rows ?? [], found, order)}
        width={width}
        height={height - gist}
        focused
      >
        {entries.length === 0 ? (
          empty.map((line, index) => (
            <Row
              key={index}
              width={inner}
              cells={[{ text: `  ${line}`, dim: index > 0 || line.endsWith('…'), grow: true }]}
            />
          ))
        ) : (
          <>
            <Row width={inner} cells={[{ text: '  ' }, ...table.head]} />
            <List
              rows={keys}
              selected={cursor.row}
              width={inner}
              height={room}
              cells={(key) => {
                const entry = byKey.get(key);
                return entry === undefined ? [] : table.cells(entry);
              }}
              empty=""
            />
          </>
        )}
      </Frame>
      {gist > 0 && desk !== null && selected !== null && (
        <Gist desk={desk} entry={selected} frame={panels ? 'panel' : 'section'} width={width} height={gist} />
      )}
    </Box>
  );
}

/** What the table leaves goes to the selected one. */
function gistHeight(rows: number, height: number, border: number): number {
  if (rows === 0) return 0;
  const left = height - border - 1 - Math.max(LEAST_TABLE, Math.min(rows, Math.floor(height / 2)));
  return left < LEAST_GIST ? 0 : left;
}

function noteOf(
  all: readonly { readonly open: number; readonly overdue: number }[],
  found: readonly Entry[],
  order: string,
): string {
  if (all.length === 0) return '';
  const sum = { open: total(all, 'open'), overdue: total(all, 'overdue') };
  const due = dueWords(sum);
  const some = found.length === all.length ? `${all.length}` : `${found.length} of ${all.length} shown`;
  return [some, ...(due === '' ? [] : [`to do: ${due}`]), order].join(', ');
}

const total = (
  rows: readonly { readonly open: number; readonly overdue: number }[],
  name: 'open' | 'overdue',
): number => rows.reduce((sum, row) => sum + row[name], 0);

interface Nothing {
  readonly problem: string | null;
  /** How many learnings there are; null while nobody knows. */
  readonly known: number | null;
  readonly folder: string;
}

function emptyLines({ problem, known, folder }: Nothing, width: number): readonly string[] {
  if (problem !== null) return wrap(problem, width);
  if (known === null) return ['Looking…'];
  if (known > 0) return ['No learning has these words. esc shows all.'];
  return [
    'Nothing was written down yet.',
    '',
    ...[
      'w writes the first learning. On a run, an incident or a diagnosis w begins with what is known of it.',
      `Each is a YAML file in ${folder} that you can read, edit and commit.`,
      'In a shell: cpm-console learn new',
    ].flatMap((line) => wrap(line, width)),
  ];
}
