import { Box, Text, useWindowSize } from 'ink';

import { useLook } from '#components/look.tsx';

import { DrawnFrame } from './drawn-frame.tsx';
import { useKeptFilter } from './filter-bar.tsx';
import { useFrameActions } from './frame-actions.ts';
import { useKeyboard } from './keyboard.ts';
import { useLending } from './lending.ts';
import { usePointer } from './mouse.ts';
import { SpokenFrame } from './spoken-frame.tsx';
import { useCleanResize } from './use-clean-resize.ts';
import { useQuietScreen } from './use-quiet-screen.ts';

const LEAST = { columns: 40, rows: 10 };

/** The screen of any place at any size: keys, mouse, and the frame around the view. */
export function Frame() {
  const { columns, rows } = useWindowSize();
  const { plain } = useLook();
  const drawnRows = useCleanResize(columns, rows);
  const tooSmall = columns < LEAST.columns || rows < LEAST.rows;
  useKeyboard(tooSmall);
  usePointer();
  useFrameActions();
  useKeptFilter();
  useQuietScreen();
  useLending();
  const width = Math.max(LEAST.columns, columns);
  const height = Math.max(LEAST.rows, rows);
  if (plain) return <SpokenFrame width={width} height={height} />;
  // The outer box has no width of its own: when the terminal shrinks, Ink first draws what was there, and a line that is
  // too long would wrap. The screen is always as tall as the terminal, because a change from a full to a short frame
  // leaves rows of the old one. What does not fit is kept and not drawn: an open dialog is there when there is room again.
  return (
    <Box overflow="hidden">
      <Box flexDirection="column" width={columns} height={drawnRows} flexShrink={0} overflow="hidden">
        {tooSmall && (
          <Text wrap="truncate">{`needs ${LEAST.columns}x${LEAST.rows}, now ${columns}x${rows}, q quits`}</Text>
        )}
        <Box display={tooSmall ? 'none' : 'flex'} flexShrink={0}>
          <DrawnFrame width={width} height={height} />
        </Box>
      </Box>
    </Box>
  );
}
