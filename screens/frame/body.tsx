import { Detail } from '#screens/detail.tsx';
import type { Area } from '#screens/place.ts';
import { places } from '#screens/places/registry.ts';
import { useApp } from '#store/react.tsx';
import { topView } from '#store/views.ts';

/** The view on top, between the map and the footer. */
export function Body({ width, height }: Area) {
  const view = useApp((state) => topView(state.views));
  if (view.type === 'detail') return <Detail checkId={view.checkId} width={width} height={height} />;
  const id = view.type === 'place' ? view.place : 'home';
  const place = places.find((candidate) => candidate.id === id) ?? places[0];
  return <place.Body width={width} height={height} />;
}
