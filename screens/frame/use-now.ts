import { useEffect, useState } from 'react';

import { useApp } from '#store/react.tsx';

import { useWatch } from './watch.ts';

const SECOND_MS = 1000;

/** The time, every second while something is `ticking`. Read aloud nothing ticks. */
export function useNow(ticking: boolean): number {
  const { now } = useWatch();
  const known = useApp((state) => state.now);
  const quiet = useApp((state) => state.session.screenReader);
  const [, tick] = useState(0);
  const ticks = ticking && !quiet && now !== undefined;
  useEffect(() => {
    if (!ticks) return;
    const timer = setInterval(() => tick((count) => count + 1), SECOND_MS);
    return () => clearInterval(timer);
  }, [ticks]);
  return now?.() ?? known;
}
