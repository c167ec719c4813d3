import type { ReactNode } from 'react';

import { useActs, useAppStore } from '#store/react.tsx';
import { viewKey } from '#store/views.ts';

import { useAvailable } from './actions.tsx';
import { HitBox } from './hit-box.tsx';

interface RowAreaProps {
  /** Ids of the rows drawn inside, one line each, as the cursor knows them; null for a line that is no row. */
  readonly rows: readonly (string | null)[];
  readonly children: ReactNode;
}

/** Rows that a click selects and a second click opens. */
export function RowArea({ rows, children }: RowAreaProps) {
  const store = useAppStore();
  const available = useAvailable();
  const { select } = useActs();
  const click = (_x: number, y: number) => {
    const row = rows[y];
    if (row === null || row === undefined) return;
    const { selected, views } = store.getState();
    if (selected[viewKey(views)] !== row) {
      select(row);
      return;
    }
    const open = available.find('open');
    if (open !== undefined && open.off === undefined) open.run();
  };
  return <HitBox onClick={click}>{children}</HitBox>;
}
