import type { Handlers } from '#screens/frame/available.ts';
import { useWatch } from '#screens/frame/watch.ts';
import { useActs, useAppStore } from '#store/react.tsx';
import type { PushTarget } from '#store/state.ts';

/** `p` on projects, by the ids of their checks; nothing for what is no project. */
export function usePush(checkIds: readonly string[]): Handlers {
  const { push: open } = useActs();
  const { push, about } = useWatch();
  const store = useAppStore();
  const projects = checkIds.filter((id) => id.startsWith('git:'));
  if (projects.length === 0) return {};
  const targets = (): readonly PushTarget[] =>
    projects.flatMap((id) => {
      const reading = store.getState().readings[id];
      const path = about?.(id)?.params['path'];
      return reading === undefined || typeof path !== 'string' ? [] : [{ name: reading.title, path }];
    });
  const run = () => {
    const found = targets();
    if (found.length > 0) open({ type: 'push', projects: found });
    else store.acts.toast('Where this project is has not been read yet.');
  };
  const off = store.getState().session.readOnly
    ? 'the console is read-only'
    : push === undefined
      ? 'nothing can be released from here'
      : undefined;
  return { push: { run, off, ...(projects.length > 1 ? { verb: `push ${projects.length} marked` } : {}) } };
}
