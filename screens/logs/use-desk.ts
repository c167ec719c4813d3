import { useEffect, useState } from 'react';

import { messageOf } from '#domain/errors.ts';
import { useWatch } from '#screens/frame/watch.ts';
import { useActs } from '#store/react.tsx';

import type { LogsDesk } from './desk.ts';

/** What may be asked about logs; null until it is loaded, and where the composition root has none. */
export function useLogsDesk(): LogsDesk | null {
  const { logs } = useWatch();
  const { toast } = useActs();
  const [desk, setDesk] = useState<LogsDesk | null>(null);
  useEffect(() => {
    let wanted = true;
    logs?.().then(
      (loaded) => wanted && setDesk(loaded),
      (error: unknown) => wanted && toast(messageOf(error), 'error'),
    );
    return () => {
      wanted = false;
    };
  }, [logs, toast]);
  return desk;
}
