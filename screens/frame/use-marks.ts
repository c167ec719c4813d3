import { useActs, useApp } from '#store/react.tsx';

import { useActions } from './actions.tsx';
import type { Cursor } from './rows.ts';

/** Marks for acting on several rows. `space` marks the selected row and goes on to the next one. */
export function useMarks(cursor: Cursor): ReadonlySet<string> {
  const marked = useApp((state) => state.marked);
  const { toggleMark } = useActs();
  const { row } = cursor;
  useActions('view', {
    mark: {
      run() {
        if (row === null) return;
        toggleMark(row);
        cursor.handlers.down?.run();
      },
      verb: row !== null && marked.has(row) ? 'unmark' : 'mark',
      off: row === null ? 'nothing is selected' : undefined,
    },
  });
  return marked;
}
