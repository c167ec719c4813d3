import { useEffect, useState } from 'react';

import { messageOf } from '#domain/errors.ts';
import type { Found } from '#domain/found.ts';
import type { FirstRun } from '#screens/frame/watch.ts';

/** What was found; null while it is being looked for. */
export function useFoundHere(firstRun: FirstRun): { readonly found: Found | null; readonly problem: string } {
  const [answer, setAnswer] = useState<{ found: Found | null; problem: string }>({ found: null, problem: '' });
  useEffect(() => {
    let open = true;
    firstRun.find().then(
      (found) => open && setAnswer({ found, problem: '' }),
      (error: unknown) => open && setAnswer({ found: null, problem: messageOf(error) }),
    );
    return () => {
      open = false;
    };
  }, [firstRun]);
  return answer;
}
