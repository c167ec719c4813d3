import { useEffect, useState } from 'react';

import { useAppStore } from '#store/react.tsx';

import type { ServicesDesk, ServiceUse } from './desk.ts';

type Uses = Readonly<Record<string, ServiceUse>>;

const EVERY_MS = 2000;
const NOTHING: Uses = {};

/** What services use, looked at while the place is open and the screen is not paused. Equal looks repaint nothing. */
export function useUses(desk: ServicesDesk | null): Uses {
  const store = useAppStore();
  const [uses, setUses] = useState<Uses>(NOTHING);
  useEffect(() => {
    if (desk === null) return;
    let timer: NodeJS.Timeout | null = null;
    let shown = '';
    let wanted = true;
    const again = () => {
      if (wanted) timer = setTimeout(() => void look(), EVERY_MS);
    };
    const look = async () => {
      const { paused, held } = store.getState();
      // What cannot be read now is looked at again; its reading says why.
      const found = paused || held !== null ? null : await desk.look().catch(() => null);
      const text = found === null ? shown : JSON.stringify(found);
      if (wanted && found !== null && text !== shown) {
        shown = text;
        setUses(found);
      }
      again();
    };
    void look();
    return () => {
      wanted = false;
      if (timer !== null) clearTimeout(timer);
    };
  }, [desk, store]);
  return uses;
}
