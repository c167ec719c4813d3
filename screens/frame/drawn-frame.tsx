import { Box } from 'ink';
import { useMemo } from 'react';

import { LookProvider, useLook, veil } from '#components/look.tsx';
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

/** Header, map and footer. */
const LINES = 3;

/** What every place has around it: header, map, footer, dialogs and messages. A dialog takes the colour from what is below. */
export function DrawnFrame({ width, height }: Area) {
  const look = useLook();
  const veiled = useMemo(() => veil(look), [look]);
  const open = useApp((state) => state.overlay !== null);
  const editing = useApp((state) => state.filter.editing);
  const noticed = useApp((state) => state.notices.length > 0);
  const offered = useOffered();
  const reminder = useReminder();
  const extra = [noticed, offered !== null, reminder !== null].filter(Boolean).length;
  return (
    <Box flexDirection="column" width={width} height={height} overflow="hidden">
      <FrameHeader width={width} />
      <LookProvider value={open ? veiled : look}>
        <FrameMap width={width} />
        {offered !== null && <FrameOffer item={offered} width={width} />}
        {noticed && <FrameNotices width={width} />}
        {reminder !== null && <Reminder text={reminder} width={width} />}
        <Body width={width} height={height - LINES - extra} />
      </LookProvider>
      {editing ? <FilterBar width={width} /> : <FrameFooter width={width} />}
      <Overlays width={width} height={height - 2} />
      <Toasts width={width} bottom={1} />
    </Box>
  );
}
