import { Box } from 'ink';

import { useLook } from '#components/look.tsx';
import { Panel } from '#components/panel.tsx';
import { Row } from '#components/row.tsx';
import { Section } from '#components/section.tsx';
import { List } from '#screens/frame/list.tsx';
import { useCursor } from '#screens/frame/rows.ts';
import type { Area } from '#screens/place.ts';
import { useApp } from '#store/react.tsx';

import { ItemCard } from './card.tsx';
import { itemTable } from './columns.ts';
import { pastHeight, PastLists } from './past.tsx';
import { Strip } from './strip.tsx';
import { useItemActions } from './use-actions.ts';
import { useChecklistDesk } from './use-desk.ts';
import { useLook as useLooking } from './use-look.ts';
import { noteOf, titleOf } from './words.ts';

/** A headline and two lines. */
const LEAST_CARD = 5;

/** A checklist: every item, what changed, what to do next; below it the days before and what the selected item says. */
export function ChecklistList({ width, height }: Area) {
  const look = useLook();
  const list = useApp((state) => state.checklistShown);
  const shown = useApp((state) => state.checklists[list]);
  const desk = useChecklistDesk();
  useLooking(desk, list);
  const items = shown?.checklist.items ?? [];
  const rows = items.map((item, index) => ({ number: index + 1, item }));
  const panels = width >= 100 && height >= 16;
  const Frame = panels ? Panel : Section;
  const border = panels ? 2 : 1;
  const inner = width - (panels ? 4 : 0);
  const strip = height >= 9 ? 1 : 0;
  const needed = Math.max(1, items.length) + border;
  const spare = height - needed - strip;
  const below = spare >= LEAST_CARD ? spare : 0;
  const past = shown === undefined ? 0 : pastHeight(shown.days, below - LEAST_CARD, border);
  const card = below - past;
  const room = Math.max(1, height - border - strip - below);
  const cursor = useCursor([{ panel: 'checklist', rows: items.map(({ id }) => id) }], room);
  const selected = items.find(({ id }) => id === cursor.row);
  useItemActions({ cursor, list, item: selected ?? null, shown: shown ?? null, desk });
  const table = itemTable(rows, look, inner - 2);
  const title = shown === undefined ? 'Checklist' : titleOf(shown.checklist, width);
  return (
    <Box flexDirection="column" width={width} height={height} overflow="hidden">
      <Frame
        title={title}
        note={shown === undefined ? '' : noteOf(shown, width)}
        width={width}
        height={height - strip - below}
        focused
      >
        <List
          rows={items.map(({ id }) => id)}
          selected={cursor.row}
          width={inner}
          height={room}
          cells={(id) => {
            const row = rows.find(({ item }) => item.id === id);
            return row === undefined ? [] : table.cells(row);
          }}
          empty="Looking…"
        />
      </Frame>
      {strip > 0 && (shown === undefined ? <Row width={width} cells={[]} /> : <Strip shown={shown} width={width} />)}
      {card > 0 && selected !== undefined && <ItemCard item={selected} width={width} height={card} panels={panels} />}
      {past > 0 && shown !== undefined && <PastLists days={shown.days} width={width} height={past} panels={panels} />}
    </Box>
  );
}
