import { PlaceMap } from '#components/map.tsx';
import { places } from '#screens/places/registry.ts';
import { useAppStore, useApp } from '#store/react.tsx';
import { placeOf } from '#store/views.ts';

/** The second line: the places there are. */
export function FrameMap({ width }: { readonly width: number }) {
  const store = useAppStore();
  const current = useApp((state) => placeOf(state.views));
  const entries = places
    .map(({ id, number, title, badge }) => ({ id, number, title, badge: badge?.(store.getState()) ?? '' }))
    .toSorted((a, b) => a.number - b.number);
  return <PlaceMap width={width} entries={entries} current={current} />;
}
