import { useEffect, useState } from 'react';

import { messageOf } from '#domain/errors.ts';
import { useWatch } from '#screens/frame/watch.ts';
import { useActs } from '#store/react.tsx';

import type { RunsDesk } from './desk.ts';

/** What may be asked of runs; null until it is loaded, and where the composition root has none. */
export function useRunsDesk(): RunsDesk | null {
  const { runs } = useWatch();
  const { toast } = useActs();
  const [desk, setDesk] = useState<RunsDesk | null>(null);
  useEffect(() => {
    let wanted = true;
    runs?.().then(
      (loaded) => wanted && setDesk(loaded),
      (error: unknown) => wanted && toast(messageOf(error), 'error'),
    );
    return () => {
      wanted = false;
    };
  }, [runs, toast]);
  return desk;
}
