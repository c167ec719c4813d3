import { Box } from 'ink';

import { Reminder, useReminder } from '#screens/checklist/reminder.tsx';
import type { Area } from '#screens/place.ts';
import { useApp } from '#store/react.tsx';

import { Body } from './body.tsx';
import { FilterBar } from './filter-bar.tsx';
import { FrameFooter } from './footer.tsx';
import { FrameHeader } from './header.tsx';
import { FrameMap } from './map.tsx';
import { FrameNotices } from './notices.tsx';
import { FrameOffer, useOffered } from './offer.tsx';
import { Overlays } from './overlays.tsx';
import { Toasts } from './toasts.tsx';

/** Header, map, offer, notice, reminder, message and footer, and the line on which the cursor rests. */
const LINES = 8;

/** So narrow that no place draws panels side by side, which would be read as one line. */
const ONE_COLUMN = 96;

/** The same for a screen reader: lines in the order of reading, a dialog in the place of the view. */
export function SpokenFrame({ width, height }: Area) {
  const open = useApp((state) => state.overlay !== null);
  const editing = useApp((state) => state.filter.editing);
  const noticed = useApp((state) => state.notices.length > 0);
  const offered = useOffered();
  const reminder = useReminder();
  const area = { width: Math.min(width, ONE_COLUMN), height: height - LINES };
  return (
    <Box flexDirection="column">
      <FrameHeader width={width} />
      <FrameMap width={width} />
      {offered !== null && <FrameOffer item={offered} width={width} />}
      {noticed && <FrameNotices width={width} />}
      {reminder !== null && <Reminder text={reminder} width={width} />}
      {open ? <Overlays {...area} /> : <Body {...area} />}
      <Toasts width={width} bottom={0} />
      {editing ? <FilterBar width={width} /> : <FrameFooter width={width} />}
    </Box>
  );
}
