import { useSyncExternalStore } from 'react';

import { editLine, lineOf } from '#components/text-edit.ts';
import { TextInput } from '#components/text-input.tsx';
import { useActs, useApp } from '#store/react.tsx';

import { useActions, useAvailable } from './actions.tsx';
import { useCell } from './cell.ts';

/** The last line while a filter is typed: rows narrow with every letter, arrows still move. */
export function FilterBar({ width }: { readonly width: number }) {
  const available = useAvailable();
  useSyncExternalStore(available.subscribe, () => available.version);
  const text = useApp((state) => state.filter.text);
  const { setFilter } = useActs();
  const line = useCell(lineOf(text));
  useActions(
    'bar',
    {
      open: { run: () => setFilter(line.get().text.trim() === '' ? '' : line.get().text, false), verb: 'keep' },
      back: { run: () => setFilter('', false), verb: 'clear' },
    },
    {
      type(press) {
        const next = editLine(line.get(), press);
        if (next === null) return false;
        line.set(next);
        setFilter(next.text, true);
        return true;
      },
    },
  );
  const counts = available.counts;
  return (
    <TextInput
      line={line.get()}
      width={width}
      prompt=" /"
      placeholder={available.filterHint}
      note={`${counts}   enter keep  esc clear `}
    />
  );
}

/** Offers to clear a filter that was kept. */
export function useKeptFilter(): void {
  const filter = useApp((state) => state.filter);
  const { setFilter } = useActs();
  const kept = filter.text !== '' && !filter.editing;
  useActions('bar', kept ? { back: { run: () => setFilter('', false), verb: 'clear filter' } } : {});
}
