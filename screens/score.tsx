import { Box } from 'ink';

import { useLook } from '#components/look.tsx';
import { Panel } from '#components/panel.tsx';
import { Row } from '#components/row.tsx';
import { Section } from '#components/section.tsx';
import { windowAround } from '#components/windowed.ts';
import { explain } from '#domain/score-explain.ts';
import { COMPONENTS } from '#domain/score.ts';
import { useActions } from '#screens/frame/actions.tsx';
import { useCursor } from '#screens/frame/rows.ts';
import type { Area } from '#screens/place.ts';
import { useActs, useApp } from '#store/react.tsx';

import { ADVICE_LINES, AdviceRows, useAdvice } from './score/advice.tsx';
import { scoreCells } from './score/columns.ts';
import { ScoreHeadline } from './score/headline.tsx';
import { scoreLines } from './score/lines.ts';

const HEAD = 3;
/** A screen lower than this shows the points alone. */
const ROOMY = 22;
const MOST_ADVICE = 3;

/** Where every point of the score comes from and went: the same account as `health --explain`. */
export function ScoreView({ width, height }: Area) {
  const look = useLook();
  const { pop, push } = useActs();
  const told = explain(useApp((state) => state.score));
  const lines = scoreLines(told);
  const cursor = useCursor(
    COMPONENTS.map((panel) => ({
      panel,
      rows: lines.flatMap((line) => (line.type === 'item' && line.part === panel ? [line.item.id] : [])),
    })),
  );
  const id = cursor.row;
  useActions('view', {
    ...cursor.handlers,
    back: { run: pop },
    open: {
      run: () => id !== null && push({ type: 'detail', checkId: id }),
      off: id === null ? 'nothing counts yet' : undefined,
    },
  });
  const panels = width >= 100;
  const Frame = panels ? Panel : Section;
  const border = panels ? 2 : 1;
  const inner = width - (panels ? 4 : 0);
  const advice = useAdvice().slice(0, Math.max(0, Math.floor((height - ROOMY) / ADVICE_LINES)));
  const below = advice.length === 0 ? 0 : ADVICE_LINES * Math.min(MOST_ADVICE, advice.length) + border;
  const rest = height - HEAD - border - below;
  const room = Math.max(0, rest - border);
  const at = lines.findIndex((line) => line.type === 'item' && line.item.id === id);
  const { first: from } = windowAround(Math.max(0, at), lines.length, room);
  const cells = scoreCells(lines, inner - 2, look);
  return (
    <Box flexDirection="column" width={width} height={height} overflow="hidden">
      <Frame title="Score" note="of 100" width={width} height={HEAD + border}>
        <ScoreHeadline told={told} width={inner} big={height >= 16} />
      </Frame>
      <Frame title="Every point" note="what each part brings and costs" width={width} height={rest} focused>
        {lines.slice(from, from + room).map((line, index) => {
          const selected = line.type === 'item' && line.item.id === id;
          return (
            <Row
              key={from + index}
              width={inner}
              selected={selected}
              cells={[{ text: selected ? `${look.glyphs.selected} ` : '  ' }, ...cells(line)]}
            />
          );
        })}
        {lines.length === 0 && (
          <Row
            width={inner}
            cells={[{ text: '  Nothing counts for the score yet. c on Home adds something.', dim: true }]}
          />
        )}
      </Frame>
      {below > 0 && (
        <Frame title="Do next" note="health says the same" width={width} height={below}>
          <AdviceRows advice={advice.slice(0, MOST_ADVICE)} width={inner} />
        </Frame>
      )}
    </Box>
  );
}
