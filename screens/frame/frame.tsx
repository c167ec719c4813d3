import { Box, Text, useWindowSize } from 'ink';

import { useApp } from '#store/react.tsx';

import { Body } from './body.tsx';
import { FilterBar, useKeptFilter } from './filter-bar.tsx';
import { FrameFooter } from './footer.tsx';
import { useFrameActions } from './frame-actions.ts';
import { FrameHeader } from './header.tsx';
import { useKeyboard } from './keyboard.ts';
import { FrameMap } from './map.tsx';
import { usePointer } from './mouse.ts';
import { FrameNotices } from './notices.tsx';
import { Overlays } from './overlays.tsx';
import { Toasts } from './toasts.tsx';

const LEAST = { columns: 40, rows: 10 };
/** Header, map and footer. */
const LINES = 3;

/** What every place has around it: header, map, footer, dialogs and messages. */
export function Frame() {
  const { columns, rows } = useWindowSize();
  const editing = useApp((state) => state.filter.editing);
  const noticed = useApp((state) => state.notices.length > 0);
  useKeyboard();
  usePointer();
  useFrameActions();
  useKeptFilter();
  if (columns < LEAST.columns || rows < LEAST.rows) {
    return <Text wrap="truncate">{`needs ${LEAST.columns}x${LEAST.rows}, now ${columns}x${rows}, q quits`}</Text>;
  }
  return (
    <Box flexDirection="column" width={columns} height={rows} overflow="hidden">
      <FrameHeader width={columns} />
      <FrameMap width={columns} />
      {noticed && <FrameNotices width={columns} />}
      <Body width={columns} height={rows - LINES - (noticed ? 1 : 0)} />
      {editing ? <FilterBar width={columns} /> : <FrameFooter width={columns} />}
      <Overlays width={columns} height={rows - 2} />
      <Toasts width={columns} bottom={1} />
    </Box>
  );
}
