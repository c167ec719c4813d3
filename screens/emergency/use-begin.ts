import { useCallback } from 'react';

import { messageOf } from '#domain/errors.ts';
import type { ServiceReview } from '#screens/services/desk.ts';
import { agree } from '#screens/services/review.ts';
import { useActs } from '#store/react.tsx';

/** Plans, asks with the exact commands, begins, and shows the run. */
export function useBegin(): (plan: () => Promise<ServiceReview>) => void {
  const { push, ask, toast } = useActs();
  return useCallback(
    (plan) =>
      void agree(plan, {
        ask,
        say: (text) => toast(text),
        wrong: (error) => toast(messageOf(error), 'error'),
        begun: (run) => push({ type: 'run', run }),
      }),
    [push, ask, toast],
  );
}
