import { messageOf } from '#domain/errors.ts';
import type { Handlers } from '#screens/frame/available.ts';
import { useWatch } from '#screens/frame/watch.ts';
import { useActs, useApp } from '#store/react.tsx';

import { actOn } from './review.ts';

/** `r` on a service, wherever its row is: asks with the exact command, then leads to the run. Nothing for other checks. */
export function useRestart(checkId: string | null): Handlers {
  const { services } = useWatch();
  const { ask, push: open, toast } = useActs();
  const isService = useApp((state) => checkId !== null && state.readings[checkId]?.kind === 'service');
  const readOnly = useApp((state) => state.session.readOnly);
  if (services === undefined || checkId === null || !isService) return {};
  const wrong = (error: unknown) => toast(messageOf(error), 'error');
  const begin = async () => {
    await actOn(
      [checkId],
      { action: 'restart' },
      { desk: await services(), ask, wrong, say: (text) => toast(text), begun: (run) => open({ type: 'run', run }) },
    );
  };
  const off = readOnly ? 'the console is read-only' : undefined;
  return { again: { run: () => void begin().catch(wrong), verb: 'restart', off } };
}
