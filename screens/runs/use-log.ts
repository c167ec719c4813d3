import { useMemo, useSyncExternalStore } from 'react';

import { matcher } from '#domain/filter.ts';
import { useActions } from '#screens/frame/actions.tsx';
import { useCell } from '#screens/frame/cell.ts';
import { useActs, useApp } from '#store/react.tsx';
import type { LogLine, RunLog } from '#store/run-log.ts';

/** The part of a log that is on the screen. */
export interface LogView {
  readonly lines: readonly LogLine[];
  /** Number of the line that was found, and how many have the words. */
  readonly found: number | null;
  readonly matches: readonly number[];
  readonly following: boolean;
  readonly dropped: number;
}

/** The log in `room` lines: it follows until somebody scrolls or searches, `f` follows again. */
export function useLog(log: RunLog, room: number): LogView {
  const lines = useSyncExternalStore(log.subscribe, () => log.lines);
  const text = useApp((state) => state.filter.text);
  const { setFilter } = useActs();
  // Number of the first line on the screen; null follows the end.
  const top = useCell<number | null>(null);
  const at = useCell<number | null>(null);
  const matches = useMemo(() => {
    if (text.trim() === '') return [];
    const has = matcher(text);
    return lines.filter((line) => has(line.text)).map(({ number }) => number);
  }, [lines, text]);
  const first = lines[0]?.number ?? 0;
  const last = Math.max(first, first + lines.length - room);
  const from = Math.max(first, Math.min(last, top.get() ?? last));
  const to = (line: number) => top.set(line >= last ? null : Math.max(first, line));
  const scroll = (step: number) => ({ run: () => to((top.get() ?? last) + step) });
  const found = matches.length === 0 ? null : (matches.find((each) => each === at.get()) ?? matches.at(-1) ?? null);
  const jump = (step: number) => ({
    run() {
      const index = (matches.indexOf(found ?? -1) + step + matches.length) % Math.max(1, matches.length);
      const next = matches[index];
      if (next === undefined) return;
      at.set(next);
      top.set(Math.max(first, Math.min(last, next - Math.floor(room / 2))));
    },
    off: matches.length === 0 ? 'no line has these words' : undefined,
  });
  useActions(
    'view',
    {
      up: scroll(-1),
      down: scroll(1),
      'page-up': scroll(-room),
      'page-down': scroll(room),
      first: { run: () => to(first) },
      last: { run: () => top.set(null) },
      follow: {
        run: () => top.set(top.get() === null ? last : null),
        verb: top.get() === null ? 'stay here' : 'follow',
      },
      filter: { run: () => setFilter(text, true), verb: 'search' },
      ...(text.trim() === '' ? {} : { 'next-match': jump(1), 'previous-match': jump(-1) }),
    },
    { counts: text.trim() === '' ? undefined : `${matches.length} found` },
  );
  // What is searched for comes into view while it is typed.
  const searching = text.trim() !== '' && found !== null && top.get() === null && at.get() === null;
  const shownFrom = searching ? Math.max(first, Math.min(last, found - Math.floor(room / 2))) : from;
  return {
    lines: lines.slice(shownFrom - first, shownFrom - first + room),
    found,
    matches,
    following: top.get() === null && !searching,
    dropped: log.dropped,
  };
}
