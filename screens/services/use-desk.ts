import { useEffect, useState } from 'react';

import { messageOf } from '#domain/errors.ts';
import { useWatch } from '#screens/frame/watch.ts';
import { useActs } from '#store/react.tsx';

import type { ServicesDesk } from './desk.ts';

/** What may be asked about services; null until it is loaded, and where the composition root has none. */
export function useServicesDesk(): ServicesDesk | null {
  const { services } = useWatch();
  const { toast } = useActs();
  const [desk, setDesk] = useState<ServicesDesk | null>(null);
  useEffect(() => {
    let wanted = true;
    services?.().then(
      (loaded) => wanted && setDesk(loaded),
      (error: unknown) => wanted && toast(messageOf(error), 'error'),
    );
    return () => {
      wanted = false;
    };
  }, [services, toast]);
  return desk;
}
