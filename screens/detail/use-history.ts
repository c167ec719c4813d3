import { useEffect, useState } from 'react';

import { useWatch } from '#screens/frame/watch.ts';
import type { Sample } from '#store/state.ts';

/** Steps in which a graph moves on; a finer one would move nothing. */
const STEP_MS = 10_000;
const STEPS = 200;

/** Looks of the last `spanMs`; null until they are read, and where nobody keeps them. */
export function useHistory(checkId: string, spanMs: number, now: number): readonly Sample[] | null {
  const { history } = useWatch();
  const [read, setRead] = useState<Answer | null>(null);
  const step = Math.floor(now / Math.max(STEP_MS, spanMs / STEPS));
  useEffect(() => {
    if (history === undefined) return;
    let wanted = true;
    const answer = (samples: readonly Sample[]) => wanted && setRead({ checkId, spanMs, step, samples });
    history(checkId, spanMs).then(answer, () => answer([]));
    return () => {
      wanted = false;
    };
  }, [history, checkId, spanMs, step]);
  return read?.checkId === checkId && read.spanMs === spanMs ? read.samples : null;
}

interface Answer {
  readonly checkId: string;
  readonly spanMs: number;
  /** When it was asked for; the answer before stays on the screen until the next is there. */
  readonly step: number;
  readonly samples: readonly Sample[];
}
