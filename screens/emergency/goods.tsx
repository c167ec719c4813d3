import { Box } from 'ink';

import { align } from '#components/columns.ts';
import { Panel } from '#components/panel.tsx';
import { Section } from '#components/section.tsx';
import type { SeenGood } from '#domain/emergency/recovery/outlook.ts';
import { distanceWords, nameOfGood, reasonOf } from '#domain/emergency/recovery/words.ts';
import { useActions } from '#screens/frame/actions.tsx';
import { List } from '#screens/frame/list.tsx';
import { useCursor } from '#screens/frame/rows.ts';
import type { Area } from '#screens/place.ts';
import { useActs, useApp } from '#store/react.tsx';

import { useNumbers } from './use-numbers.ts';

interface GoodsProps extends Area {
  readonly goods: readonly SeenGood[];
  readonly choose: (commit: string) => void;
}

/** Which known good to go back to: the newest first, each with how far it is from what is here. */
export function Goods({ goods, choose, width, height }: GoodsProps) {
  const { pop, select } = useActs();
  const now = useApp((state) => state.now);
  const panels = width >= 100;
  const Frame = panels ? Panel : Section;
  const inner = width - (panels ? 4 : 0);
  const room = Math.max(1, height - (panels ? 2 : 1));
  const cursor = useCursor([{ panel: 'goods', rows: goods.map(({ commit }) => commit) }], room);
  const selected = goods.find(({ commit }) => commit === cursor.row);
  useActions(
    'view',
    {
      ...cursor.handlers,
      open: { run: () => selected !== undefined && choose(selected.commit), verb: 'show the plan' },
      back: { run: pop },
    },
    {
      choose: useNumbers(
        goods.length,
        (index) => select(goods[index]?.commit ?? ''),
        (index) => choose(goods[index]?.commit ?? ''),
      ),
      subject: selected === undefined ? undefined : nameOfGood(selected),
      copies: () => goods.map((good) => `${good.commit} ${nameOfGood(good)} ${reasonOf(good, now)}`).join('\n'),
    },
  );
  const table = align(
    goods,
    [
      { name: '', cell: (good: SeenGood) => ({ text: String(goods.indexOf(good) + 1), bold: true }), align: 'right' },
      { name: 'commit', grow: 10, most: 24, cell: (good) => ({ text: nameOfGood(good) }) },
      { name: 'distance', grow: 36, cell: ({ distance }) => ({ text: distanceWords(distance), dim: true }) },
      { name: 'why', drop: 1, grow: 16, cell: (good) => ({ text: reasonOf(good, now), dim: true }) },
    ],
    inner - 2,
  );
  return (
    <Box flexDirection="column" width={width} height={height} overflow="hidden">
      <Frame
        title="Reset to which known good?"
        note="changes against what is here"
        width={width}
        height={height}
        focused
      >
        <List
          rows={goods.map(({ commit }) => commit)}
          selected={cursor.row}
          width={inner}
          height={room}
          cells={(commit) => {
            const good = goods.find((each) => each.commit === commit);
            return good === undefined ? [] : table.cells(good);
          }}
          empty="None is recorded."
        />
      </Frame>
    </Box>
  );
}
