import { Box, renderToString } from 'ink';

import { type Look, LookProvider } from '#components/look.tsx';
import { StoreProvider } from '#store/react.tsx';
import type { AppStore } from '#store/store.ts';

import { AvailableProvider } from './frame/actions.tsx';
import { Body } from './frame/body.tsx';
import { FrameHeader } from './frame/header.tsx';
import { FrameMap } from './frame/map.tsx';
import { type Watch, WatchProvider } from './frame/watch.ts';

interface StillProps {
  readonly store: AppStore;
  readonly look: Look;
  readonly watch: Watch;
  readonly columns: number;
  readonly rows: number;
}

/** The frame a person would see now, as text with colours and without its last line, drawn away from the terminal. */
export function stillFrame({ store, look, watch, columns, rows }: StillProps): string {
  return renderToString(
    <StoreProvider store={store}>
      <LookProvider value={look}>
        <WatchProvider value={watch}>
          <AvailableProvider>
            <Box flexDirection="column" width={columns} height={rows - 1} overflow="hidden">
              <FrameHeader width={columns} />
              <FrameMap width={columns} />
              <Body width={columns} height={rows - 3} />
            </Box>
          </AvailableProvider>
        </WatchProvider>
      </LookProvider>
    </StoreProvider>,
    { columns },
  );
}
