import { type Look, LookProvider } from '#components/look.tsx';
import { StoreProvider } from '#store/react.tsx';
import type { AppStore } from '#store/store.ts';

import { AvailableProvider } from './frame/actions.tsx';
import { Frame } from './frame/frame.tsx';
import { HitsProvider } from './frame/hit-box.tsx';
import { DEFAULT_TIMES, type FrameTimes, TimesProvider } from './frame/times.ts';
import { type Watch, WatchProvider } from './frame/watch.ts';

interface AppProps {
  readonly store: AppStore;
  readonly look: Look;
  readonly watch: Watch;
  readonly times?: FrameTimes;
}

/** The whole screen and what it needs from outside. */
export function App({ store, look, watch, times = DEFAULT_TIMES }: AppProps) {
  return (
    <StoreProvider store={store}>
      <LookProvider value={look}>
        <WatchProvider value={watch}>
          <TimesProvider value={times}>
            <AvailableProvider>
              <HitsProvider>
                <Frame />
              </HitsProvider>
            </AvailableProvider>
          </TimesProvider>
        </WatchProvider>
      </LookProvider>
    </StoreProvider>
  );
}
