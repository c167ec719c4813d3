import { useMemo } from 'react';

import { matcher } from '#domain/filter.ts';
import { useActs, useApp } from '#store/react.tsx';

import { useActions } from './actions.tsx';

/**
 * The rows that pass what was typed behind `/`. Using it is what makes `/` work in a view. `textOf` must keep its
 * identity, or every frame filters anew.
 */
export function useFilter<Row>(rows: readonly Row[], textOf: (row: Row) => string): readonly Row[] {
  const text = useApp((state) => state.filter.text);
  const { setFilter } = useActs();
  const shown = useMemo(() => {
    const matches = matcher(text);
    return rows.filter((row) => matches(textOf(row)));
  }, [rows, text, textOf]);
  useActions(
    'view',
    { filter: { run: () => setFilter(text, true) } },
    { counts: text.trim() === '' ? undefined : `${shown.length} of ${rows.length}` },
  );
  return shown;
}
