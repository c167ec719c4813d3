import { Box } from 'ink';

import { useLook } from '#components/look.tsx';
import { Row } from '#components/row.tsx';
import { wrap } from '#screens/detail/wrap.ts';
import type { Cell } from '#screens/frame/cell.ts';
import { useScroll } from '#screens/frame/use-scroll.ts';
import type { LearningsDesk } from '#screens/learnings/desk.ts';
import type { Area } from '#screens/place.ts';

import { Preview } from './preview.tsx';
import { useReviewActions } from './use-review-actions.ts';
import type { Writing } from './use-writing.ts';

interface ReviewProps extends Area {
  readonly desk: LearningsDesk;
  readonly cell: Cell<Writing | null>;
  readonly today: string;
  /** The file as it would be written. */
  readonly text: string;
}

const MOST_PROBLEMS = 6;

/** The whole file before it is written, to save, to change, or to edit as it is. */
export function Review({ desk, cell, today, text, width, height }: ReviewProps) {
  const { colors, glyphs } = useLook();
  const panels = width >= 90 && height >= 18;
  const problems = (cell.get()?.problems ?? [])
    .flatMap(({ message }) => wrap(message, width - 6))
    .slice(0, Math.min(MOST_PROBLEMS, Math.max(1, height - 6)));
  const head = problems.length === 0 ? [] : [...problems, ''];
  const room = Math.max(1, height - head.length - 1 - (panels ? 2 : 1));
  const scroll = useScroll(text.trimEnd().split('\n').length, room);
  useReviewActions({ desk, cell, today, text, scroll });
  return (
    <Box flexDirection="column" width={width} height={height} overflow="hidden">
      <Row
        width={width}
        cells={[
          { text: ' Review', bold: true },
          { text: `   in ${desk.folder()}, nothing is written yet`, dim: true, grow: true },
        ]}
      />
      {head.map((line, at) => (
        <Row
          key={at}
          width={width}
          cells={[
            { text: at === 0 ? ` ${glyphs.critical} ` : '   ', color: colors.critical },
            { text: line, grow: true, color: colors.critical },
          ]}
        />
      ))}
      <Preview
        text={text}
        from={scroll.from}
        title="The file"
        frame={panels ? 'panel' : 'section'}
        focused
        width={width}
        height={height - 1 - head.length}
      />
    </Box>
  );
}
