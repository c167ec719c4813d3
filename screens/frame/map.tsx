import { layOutMap, PlaceMap } from '#components/map.tsx';
import { keysOf } from '#domain/keys.ts';
import { places } from '#screens/places/registry.ts';
import { useActs, useApp } from '#store/react.tsx';
import { placeOf } from '#store/views.ts';

import { HitBox } from './hit-box.tsx';
import { useWatch } from './watch.ts';

const inOrder = places.toSorted((a, b) => a.number - b.number);
const SEPARATOR = '\n';

/** The second line: the places there are; a click goes there. */
export function FrameMap({ width }: { readonly width: number }) {
  const current = useApp((state) => placeOf(state.views));
  // One string, so that the line is drawn again only when a badge is another one.
  const badges = useApp((state) => inOrder.map(({ badge }) => badge?.(state) ?? '').join(SEPARATOR)).split(SEPARATOR);
  const { go } = useActs();
  const entries = inOrder.map(({ id, number, title }, index) => ({ id, number, title, badge: badges[index] ?? '' }));
  const placed = layOutMap(width, entries, current);
  const { emergency } = useWatch();
  const custom = useApp((state) => state.customKeys);
  const aside = emergency === undefined ? null : { key: keysOf('emergency', custom)[0] ?? '', verb: 'emergency' };
  const open = (x: number) => {
    const hit = placed.find(({ from, to }) => x >= from && x < to);
    if (hit !== undefined) go(hit.id);
  };
  return (
    <HitBox layer="frame" onClick={open}>
      <PlaceMap width={width} entries={placed} current={current} aside={aside} />
    </HitBox>
  );
}
