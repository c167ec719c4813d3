import type { LearnFrom } from '#domain/learnings/from.ts';
import type { Handlers } from '#screens/frame/available.ts';
import { useWatch } from '#screens/frame/watch.ts';
import { useActs, useApp } from '#store/react.tsx';

/** `w` on something that happened: opens the learning about it. `why` says why there is nothing to write about. */
export function useWrite(from: LearnFrom | null, why = 'nothing is selected'): Handlers {
  const { learnings } = useWatch();
  const { push } = useActs();
  const readOnly = useApp((state) => state.session.readOnly);
  if (learnings === undefined) return {};
  const off = readOnly ? 'the console is read-only' : from === null ? why : undefined;
  return { write: { run: () => from !== null && push({ type: 'learn', from }), verb: 'write learning', off } };
}
