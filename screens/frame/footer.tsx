import { useSyncExternalStore } from 'react';

import { Footer, layOutFooter } from '#components/footer.tsx';
import { useApp } from '#store/react.tsx';

import { useAvailable } from './actions.tsx';
import { hintsOf } from './hints.ts';

/** The last line: the keys that do something here and now. */
export function FrameFooter({ width }: { readonly width: number }) {
  const available = useAvailable();
  useSyncExternalStore(available.subscribe, () => available.version);
  const custom = useApp((state) => state.customKeys);
  const depth = useApp((state) => state.views.length);
  const { hints, always } = hintsOf(available.list(), custom, depth > 1 || available.dialog !== undefined);
  return <Footer width={width} layout={layOutFooter(width, hints, always)} />;
}
