import { useEffect, useState } from 'react';

import type { LogsDesk } from '#screens/logs/desk.ts';
import { useAppStore } from '#store/react.tsx';

const EVERY_MS = 60_000;
const NONE: ReadonlySet<string> = new Set();

/** Services that have written since a person last read their log, looked at now and then while the place is open. */
export function useFresh(desk: LogsDesk | null, ids: readonly string[]): ReadonlySet<string> {
  const store = useAppStore();
  const [fresh, setFresh] = useState(NONE);
  const key = ids.toSorted().join(' ');
  useEffect(() => {
    if (desk === null || key === '') return;
    let timer: NodeJS.Timeout | null = null;
    let wanted = true;
    const look = async () => {
      const { paused, held } = store.getState();
      const found = paused || held !== null ? null : await desk.fresh(key.split(' ')).catch(() => null);
      if (!wanted) return;
      if (found !== null) setFresh((shown) => (same(shown, found) ? shown : new Set(found)));
      timer = setTimeout(() => void look(), EVERY_MS);
    };
    void look();
    return () => {
      wanted = false;
      if (timer !== null) clearTimeout(timer);
    };
  }, [desk, store, key]);
  return fresh;
}

const same = (shown: ReadonlySet<string>, found: readonly string[]): boolean =>
  shown.size === found.length && found.every((id) => shown.has(id));
