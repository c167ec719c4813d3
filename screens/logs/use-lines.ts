import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';

import { EVERY_LINE, type LogQuery } from '#domain/logs/query.ts';
import type { LogState, LogWindow } from '#store/log-window.ts';
import { useApp } from '#store/react.tsx';

/** While somebody types, the log is filtered when they pause. */
const TYPING_MS = 150;

export interface Lines {
  readonly state: LogState;
  /** Index of the selected line; -1 when there is none. */
  readonly at: number;
  readonly select: (index: number) => void;
  readonly query: LogQuery;
  readonly setLeast: (atLeast: LogQuery['atLeast']) => void;
}

/** The lines held, the one that is selected, and the filter: `/` text, or `/pattern/` as a regular expression. */
export function useLines(window: LogWindow, least: LogQuery['atLeast']): Lines {
  const state = useSyncExternalStore(window.subscribe, window.get);
  const text = useApp((app) => app.filter.text);
  const [mark, setMark] = useState<string | null>(null);
  const [atLeast, setLeast] = useState(least);
  const query = useMemo(() => queryOf(text, atLeast), [text, atLeast]);
  const last = state.lines.length - 1;
  const found = mark === null || state.following ? last : state.lines.findIndex((line) => line.mark === mark);
  const at = found < 0 ? last : found;
  useEffect(() => {
    if (JSON.stringify(query) === JSON.stringify(window.query)) return;
    const { following, lines } = window.get();
    const keep = following ? null : (lines.find((line) => line.mark === mark) ?? null);
    const timer = setTimeout(() => void window.filter(query, keep), TYPING_MS);
    return () => clearTimeout(timer);
  }, [query, window, mark]);
  const select = (index: number) => {
    const { lines, following, atEnd } = window.get();
    const to = Math.max(0, Math.min(lines.length - 1, index));
    if (following && to < lines.length - 1) window.still();
    setMark(lines[to]?.mark ?? null);
    if (index < 0) void window.older();
    if (index >= lines.length && !following) void (atEnd ? window.toEnd() : window.newer());
  };
  return { state, at, select, query, setLeast };
}

function queryOf(text: string, atLeast: LogQuery['atLeast']): LogQuery {
  const [, pattern] = /^\/(.+)\/$/.exec(text.trim()) ?? [];
  if (pattern !== undefined) return { text: pattern, regex: true, atLeast };
  // An expression that is still being typed filters nothing.
  const plain = text.trim().startsWith('/') ? '' : text.trim();
  return plain === '' ? { ...EVERY_LINE, atLeast } : { text: plain, regex: false, atLeast };
}
