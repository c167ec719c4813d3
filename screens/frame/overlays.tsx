import type { Area } from '#screens/place.ts';
import { useApp } from '#store/react.tsx';

import { ActionList } from './action-list.tsx';
import { Asking } from './asking.tsx';
import { CommandLog } from './command-log.tsx';
import { Help } from './help.tsx';
import { Palette } from './palette.tsx';
import { Selecting } from './selecting.tsx';
import { Writing } from './writing.tsx';

/** The dialog above the view, if one is open. */
export function Overlays(area: Area) {
  const overlay = useApp((state) => state.overlay);
  switch (overlay?.type) {
    case 'help':
      return <Help {...area} />;
    case 'palette':
      return <Palette {...area} />;
    case 'commands':
      return <CommandLog {...area} />;
    case 'actions':
      return <ActionList {...area} />;
    case 'confirm':
      return <Asking {...area} ask={overlay.ask} />;
    case 'select':
      return <Selecting key={overlay.ask.title} {...area} ask={overlay.ask} />;
    case 'write':
      return <Writing key={overlay.ask.title} {...area} ask={overlay.ask} />;
    case undefined:
      return null;
  }
}
