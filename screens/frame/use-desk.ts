import { useEffect, useState } from 'react';

import { messageOf } from '#domain/errors.ts';
import { useActs } from '#store/react.tsx';

/** Something that screens may ask, loaded when it is needed; null until then, and where the composition root has none. */
export function useDesk<Desk extends object>(load: (() => Promise<Desk>) | undefined): Desk | null {
  const { toast } = useActs();
  const [desk, setDesk] = useState<Desk | null>(null);
  useEffect(() => {
    let wanted = true;
    load?.().then(
      (loaded) => wanted && setDesk(loaded),
      (error: unknown) => wanted && toast(messageOf(error), 'error'),
    );
    return () => {
      wanted = false;
    };
  }, [load, toast]);
  return desk;
}
