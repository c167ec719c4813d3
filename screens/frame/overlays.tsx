import type { Area } from '#screens/place.ts';
import { useApp } from '#store/react.tsx';

import { Help } from './help.tsx';

/** The dialog above the view, if one is open. */
export function Overlays({ width, height }: Area) {
  const overlay = useApp((state) => state.overlay);
  if (overlay?.type === 'help') return <Help width={width} height={height} />;
  return null;
}
