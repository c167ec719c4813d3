import { useEffect, useState } from 'react';

import { useWatch } from '#screens/frame/watch.ts';
import type { Sample } from '#store/state.ts';

/** The newest `most` looks, oldest first; read again when another was taken. */
export function useLooks(checkId: string, most: number, takenAt: number): readonly Sample[] {
  const { looks } = useWatch();
  const [read, setRead] = useState<Answer | null>(null);
  useEffect(() => {
    if (looks === undefined || most === 0) return;
    let wanted = true;
    const answer = (given: readonly Sample[]) => wanted && setRead({ checkId, takenAt, looks: given });
    looks(checkId, most).then(answer, () => answer([]));
    return () => {
      wanted = false;
    };
  }, [looks, checkId, most, takenAt]);
  return read?.checkId === checkId ? read.looks : [];
}

interface Answer {
  readonly checkId: string;
  /** When the newest was taken as it was asked for. */
  readonly takenAt: number;
  readonly looks: readonly Sample[];
}
