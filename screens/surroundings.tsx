import type { ReactNode } from 'react';

import { type Look, LookProvider } from '#components/look.tsx';
import { StoreProvider } from '#store/react.tsx';
import type { AppStore } from '#store/store.ts';

import { AvailableProvider } from './frame/actions.tsx';
import { HitsProvider } from './frame/hit-box.tsx';
import { DEFAULT_TIMES, type FrameTimes, TimesProvider } from './frame/times.ts';
import { type Watch, WatchProvider } from './frame/watch.ts';

/** What every screen needs from outside. */
export interface Surroundings {
  readonly store: AppStore;
  readonly look: Look;
  readonly watch: Watch;
  readonly times?: FrameTimes;
}

/** Gives it to whatever is drawn inside. */
export function Surrounded({
  store,
  look,
  watch,
  times = DEFAULT_TIMES,
  children,
}: Surroundings & { readonly children: ReactNode }) {
  return (
    <StoreProvider store={store}>
      <LookProvider value={look}>
        <WatchProvider value={watch}>
          <TimesProvider value={times}>
            <AvailableProvider>
              <HitsProvider>{children}</HitsProvider>
            </AvailableProvider>
          </TimesProvider>
        </WatchProvider>
      </LookProvider>
    </StoreProvider>
  );
}
