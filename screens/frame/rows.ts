import { useActs, useApp } from '#store/react.tsx';
import { viewKey } from '#store/views.ts';

import type { Handlers } from './available.ts';

/** The rows of one panel, by id, in the order drawn. */
export interface RowGroup {
  readonly panel: string;
  readonly rows: readonly string[];
}

export interface Cursor {
  /** Id of the selected row; null when there is none. */
  readonly row: string | null;
  readonly panel: string | null;
  readonly handlers: Handlers;
}

/** The cursor over several panels: arrows run through all rows, tab jumps between panels. */
export function useCursor(groups: readonly RowGroup[], page = 10): Cursor {
  const { select } = useActs();
  const wanted = useApp((state) => state.selected[viewKey(state.views)] ?? null);
  const filtered = useApp((state) => state.filter.text.trim() !== '');
  const all = groups.flatMap((group) => group.rows.map((row) => ({ row, panel: group.panel })));
  const found = all.findIndex((entry) => entry.row === wanted);
  const index = found < 0 ? 0 : found;
  const current = all[index];
  const to = (next: number) => {
    const entry = all[Math.max(0, Math.min(all.length - 1, next))];
    if (entry) select(entry.row);
  };
  const panels = groups.filter((group) => group.rows.length > 0);
  const jump = (step: number) => {
    const at = panels.findIndex((group) => group.panel === current?.panel);
    const row = panels[(at + step + panels.length) % Math.max(1, panels.length)]?.rows[0];
    if (row !== undefined) select(row);
  };
  const match = (step: number) => ({
    run: () => to((index + step + all.length) % Math.max(1, all.length)),
    off: filtered ? undefined : 'there is no filter',
  });
  return {
    row: current?.row ?? null,
    panel: current?.panel ?? null,
    handlers: {
      up: { run: () => to(index - 1) },
      down: { run: () => to(index + 1) },
      'page-up': { run: () => to(index - page) },
      'page-down': { run: () => to(index + page) },
      first: { run: () => to(0) },
      last: { run: () => to(all.length - 1) },
      'next-panel': { run: () => jump(1) },
      'previous-panel': { run: () => jump(-1) },
      'next-match': match(1),
      'previous-match': match(-1),
    },
  };
}
