import { Box, Text, useInput, useWindowSize } from 'ink';

import { type Look, LookProvider } from '#components/look.tsx';
import { StoreProvider, useActs, useApp } from '#store/react.tsx';
import { type AppStore } from '#store/store.ts';
import { placeOf, topView } from '#store/views.ts';

import { Detail } from './detail.tsx';
import { AvailableProvider, useActions, useAvailable } from './frame/actions.tsx';
import { FrameFooter } from './frame/footer.tsx';
import { FrameHeader } from './frame/header.tsx';
import { keyNames } from './frame/key-name.ts';
import { FrameMap } from './frame/map.tsx';
import { useWatch, type Watch, WatchProvider } from './frame/watch.ts';
import { places } from './places/registry.ts';

const LEAST = { columns: 40, rows: 10 };

/** The whole screen: header, map, the view on top, footer. */
export function App({ store, look, watch }: { store: AppStore; look: Look; watch: Watch }) {
  return (
    <StoreProvider store={store}>
      <LookProvider value={look}>
        <WatchProvider value={watch}>
          <AvailableProvider>
            <Frame />
          </AvailableProvider>
        </WatchProvider>
      </LookProvider>
    </StoreProvider>
  );
}

function Frame() {
  const { columns, rows } = useWindowSize();
  useKeys();
  useFrameActions();
  if (columns < LEAST.columns || rows < LEAST.rows) {
    return <Text wrap="truncate">{`needs ${LEAST.columns}x${LEAST.rows}, now ${columns}x${rows}, q quits`}</Text>;
  }
  return (
    <Box flexDirection="column" width={columns} height={rows} overflow="hidden">
      <FrameHeader width={columns} />
      <FrameMap width={columns} />
      <Body width={columns} height={rows - 3} />
      <FrameFooter width={columns} />
    </Box>
  );
}

function Body({ width, height }: { readonly width: number; readonly height: number }) {
  const view = useApp((state) => topView(state.views));
  if (view.type === 'detail') return <Detail checkId={view.checkId} width={width} height={height} />;
  const id = view.type === 'place' ? view.place : 'home';
  const place = places.find((candidate) => candidate.id === id) ?? places[0];
  return <place.Body width={width} height={height} />;
}

function useFrameActions() {
  const { pop } = useActs();
  const watch = useWatch();
  const paused = useApp((state) => state.paused);
  useActions('frame', {
    quit: { run: watch.quit },
    back: { run: pop },
    pause: { run: watch.togglePause, verb: paused ? 'resume' : 'pause' },
  });
}

function useKeys() {
  const available = useAvailable();
  const { go } = useActs();
  const keymap = useApp((state) => state.keymap);
  const place = useApp((state) => placeOf(state.views));
  useInput((input, key) => {
    for (const name of keyNames(input, key)) {
      const target = places.find((candidate) => String(candidate.number) === name);
      if (target !== undefined && target.id !== place) go(target.id);
      const action = keymap.get(name);
      if (action === undefined) continue;
      const handler = available.find(action);
      if (handler !== undefined && handler.off === undefined) handler.run();
    }
  });
}
