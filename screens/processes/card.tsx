import { Box } from 'ink';

import { Panel } from '#components/panel.tsx';
import { Row } from '#components/row.tsx';
import { Section } from '#components/section.tsx';
import { openGroups, processGroups } from '#domain/processes/card-facts.ts';
import type { ProcessCard } from '#domain/processes/card.ts';
import { factLines } from '#screens/detail/fact-lines.ts';
import { useActions } from '#screens/frame/actions.tsx';
import { useScroll } from '#screens/frame/use-scroll.ts';
import type { Area } from '#screens/place.ts';
import { when } from '#screens/reading/age.ts';

interface CardProps extends Area {
  readonly card: ProcessCard;
  readonly now: number;
}

/** Two columns from here on: what it is, and what it has open. */
const WIDE = 120;

/** Everything known of one process; up and down move through what does not fit. */
export function ProcessCardView({ card, now, width, height }: CardProps) {
  const panels = width >= 100 && height >= 16;
  const Frame = panels ? Panel : Section;
  const border = panels ? 4 : 0;
  const room = Math.max(1, height - (panels ? 2 : 1));
  const wide = width >= WIDE && panels;
  const left = wide ? Math.floor(width / 2) : 0;
  const about = processGroups(card, now, when(card.row.startedAt, now));
  const open = openGroups(card);
  const side = factLines(about, left - border - 2);
  const lines = factLines(wide ? open : [...about, ...open], width - left - border - 2);
  const { from, last, keys } = useScroll(Math.max(lines.length, wide ? side.length : 0), room);
  useActions('view', keys);
  const title = `${card.row.program} ${card.row.pid}`;
  const note = last === 0 ? '' : `${from + 1} to ${Math.min(lines.length, from + room)} of ${lines.length}`;
  const part = (shown: typeof lines, inner: number) =>
    shown
      .slice(from, from + room)
      .map((cells, index) => <Row key={index} width={inner} cells={[{ text: '  ' }, ...cells]} />);
  return (
    <Box width={width} height={height} overflow="hidden">
      {wide && (
        <Frame title={title} width={left} height={height}>
          {part(side, left - border)}
        </Frame>
      )}
      <Frame title={wide ? 'Open' : title} note={note} width={width - left} height={height} focused={last > 0}>
        {part(lines, width - left - border)}
      </Frame>
    </Box>
  );
}
