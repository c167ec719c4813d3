import { useEffect, useState } from 'react';

import { messageOf } from '#domain/errors.ts';
import { useWatch } from '#screens/frame/watch.ts';
import { useActs } from '#store/react.tsx';

import type { ProcessesDesk } from './desk.ts';

/** What may be asked about processes; null until it is loaded, and where the composition root has none. */
export function useProcessesDesk(): ProcessesDesk | null {
  const { processes } = useWatch();
  const { toast } = useActs();
  const [desk, setDesk] = useState<ProcessesDesk | null>(null);
  useEffect(() => {
    let wanted = true;
    processes?.().then(
      (loaded) => wanted && setDesk(loaded),
      (error: unknown) => wanted && toast(messageOf(error), 'error'),
    );
    return () => {
      wanted = false;
    };
  }, [processes, toast]);
  return desk;
}
