import { useEffect, useState } from 'react';

import { messageOf } from '#domain/errors.ts';
import { useWatch } from '#screens/frame/watch.ts';
import { useActs } from '#store/react.tsx';

import type { PushDesk } from './desk.ts';

/** What may be asked about releases; null until it is loaded, and where the composition root has none. */
export function usePushDesk(): PushDesk | null {
  const { push } = useWatch();
  const { toast } = useActs();
  const [desk, setDesk] = useState<PushDesk | null>(null);
  useEffect(() => {
    let wanted = true;
    push?.().then(
      (loaded) => wanted && setDesk(loaded),
      (error: unknown) => wanted && toast(messageOf(error), 'error'),
    );
    return () => {
      wanted = false;
    };
  }, [push, toast]);
  return desk;
}
