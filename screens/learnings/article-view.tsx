import { Box } from 'ink';

import { useLook } from '#components/look.tsx';
import { Panel } from '#components/panel.tsx';
import { Row } from '#components/row.tsx';
import { Section } from '#components/section.tsx';
import type { Learning } from '#domain/learnings/learning.ts';
import { useCell } from '#screens/frame/cell.ts';
import { useScroll } from '#screens/frame/use-scroll.ts';
import type { Area } from '#screens/place.ts';

import { after, type ArticleLine, before } from './article.ts';
import type { LearningsDesk } from './desk.ts';
import { titleLines } from './title-lines.ts';
import { useLearningActions } from './use-learning-actions.ts';

interface ArticleProps extends Area {
  readonly desk: LearningsDesk;
  readonly learning: Learning;
  readonly path: string;
  readonly again: () => void;
}

/** From here on two pages stand side by side. */
const TWO_PAGES = 130;

/** A learning laid out: on one page that scrolls, or on two side by side where there is room. */
export function Article({ desk, learning, path, again, width, height }: ArticleProps) {
  const look = useLook();
  const chosen = useCell<number | null>(null);
  const panels = width >= 100 && height >= 16;
  const Frame = panels ? Panel : Section;
  const border = panels ? 2 : 1;
  const two = width >= TWO_PAGES && !look.plain;
  const widths = two ? [Math.ceil(width / 2), Math.floor(width / 2)] : [width];
  const inner = (outer: number) => outer - (panels ? 4 : 0);
  const title = titleLines(learning, width, look);
  const page = (outer: number) => ({ width: inner(outer), look, today: desk.today() });
  const pages = two
    ? [before(learning, page(widths[0] ?? width)), after(learning, page(widths[1] ?? width))]
    : [joined(before(learning, page(width)), after(learning, page(width)))];
  const room = Math.max(1, height - title.length - border);
  const scroll = useScroll(Math.max(...pages.map((lines) => lines.length)), room);
  useLearningActions({
    desk,
    learning,
    path,
    again,
    scroll,
    chosen,
    lineOf: lineIn(pages),
  });
  const names = two ? ['What happened', 'What came of it'] : ['Learning'];
  return (
    <Box flexDirection="column" width={width} height={height} overflow="hidden">
      {title.map((cells, at) => (
        <Row key={at} width={width} cells={cells} />
      ))}
      <Box>
        {pages.map((lines, at) => {
          const outer = widths[at] ?? width;
          const start = Math.min(scroll.from, Math.max(0, lines.length - room));
          const below = lines.length - start - room;
          return (
            <Frame
              key={names[at]}
              title={names[at] ?? ''}
              note={below > 0 ? `${below} more below` : ''}
              width={outer}
              height={height - title.length}
              focused={at === 0}
            >
              {lines.slice(start, start + room).map(({ cells, item }, index) => (
                <Row
                  key={start + index}
                  width={inner(outer)}
                  cells={cells}
                  selected={item !== null && item === chosen.get()}
                />
              ))}
            </Frame>
          );
        })}
      </Box>
    </Box>
  );
}

function joined(first: readonly ArticleLine[], second: readonly ArticleLine[]): readonly ArticleLine[] {
  return first.length === 0 || second.length === 0
    ? [...first, ...second]
    : [...first, { cells: [], item: null }, ...second];
}

/** On which line of its page an action item stands. */
const lineIn =
  (pages: readonly (readonly ArticleLine[])[]) =>
  (item: number): number =>
    Math.max(0, ...pages.map((lines) => lines.findIndex((line) => line.item === item)));
