import { useSyncExternalStore } from 'react';

import { Footer, layOutFooter } from '#components/footer.tsx';
import { useApp } from '#store/react.tsx';

import { useAvailable } from './actions.tsx';
import { hintsOf } from './hints.ts';
import { HitBox } from './hit-box.tsx';

/** The last line: the keys that do something here and now; a click on one presses it. */
export function FrameFooter({ width }: { readonly width: number }) {
  const available = useAvailable();
  useSyncExternalStore(available.subscribe, () => available.version);
  const custom = useApp((state) => state.customKeys);
  const dialog = available.dialog !== undefined;
  const offered = available.list().filter(([id]) => !dialog || id !== 'mouse');
  const { hints, always } = hintsOf(offered, custom, available.typist !== undefined);
  const layout = layOutFooter(width, hints, always);
  const press = (x: number) => {
    const hit = [...layout.left, ...layout.right].find(({ from, to }) => x >= from && x < to);
    const found = available.list().find(([id]) => id === hit?.id);
    if (found !== undefined && found[1].off === undefined) found[1].run();
  };
  return (
    <HitBox layer={dialog ? 'modal' : 'frame'} onClick={press}>
      <Footer width={width} layout={layout} />
    </HitBox>
  );
}
