import { useEffect, useState } from 'react';

import { messageOf } from '#domain/errors.ts';
import { useWatch } from '#screens/frame/watch.ts';
import { useActs } from '#store/react.tsx';

import type { EmergencyDesk } from './desk.ts';

/** What Emergency may ask; null until it is loaded, and where the composition root has none. */
export function useEmergencyDesk(): EmergencyDesk | null {
  const { emergency } = useWatch();
  const { toast } = useActs();
  const [desk, setDesk] = useState<EmergencyDesk | null>(null);
  useEffect(() => {
    let wanted = true;
    emergency?.().then(
      (loaded) => wanted && setDesk(loaded),
      (error: unknown) => wanted && toast(messageOf(error), 'error'),
    );
    return () => {
      wanted = false;
    };
  }, [emergency, toast]);
  return desk;
}
