import { useEffect } from 'react';

import { useActs, useApp } from '#store/react.tsx';

/** For a screen reader nothing changes by itself: new readings wait until somebody asks for them. */
export function useQuietScreen(): void {
  const quiet = useApp((state) => state.session.screenReader);
  const { hold } = useActs();
  useEffect(() => {
    if (quiet) hold('asked');
  }, [quiet, hold]);
}
