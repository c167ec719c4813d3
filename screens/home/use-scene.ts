import { useMemo } from 'react';

import type { Look } from '#components/look.tsx';
import { useApp } from '#store/react.tsx';

import type { Scene } from './scene.ts';

/** What Home is drawn from, out of the store. */
export function useScene(look: Look): Scene {
  const readings = useApp((state) => state.readings);
  const trends = useApp((state) => state.trends);
  const past = useApp((state) => state.past);
  const seen = useApp((state) => state.seen);
  const now = useApp((state) => state.now);
  const incidents = useApp((state) => state.incidents);
  const activity = useApp((state) => state.activity);
  const warmingUp = useApp((state) => state.warmingUp);
  return useMemo(
    () => ({ readings, trends, past, seen, now, incidents, activity, warmingUp, look }),
    [readings, trends, past, seen, now, incidents, activity, warmingUp, look],
  );
}
