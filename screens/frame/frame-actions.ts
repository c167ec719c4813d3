import { useActs, useApp } from '#store/react.tsx';

import { useActions } from './actions.tsx';
import { useWatch } from './watch.ts';

/** What works in every place. */
export function useFrameActions(): void {
  const { pop, show, undo } = useActs();
  const watch = useWatch();
  const paused = useApp((state) => state.paused);
  const depth = useApp((state) => state.views.length);
  const nothingDone = useApp((state) => state.undoables.length === 0);
  useActions('frame', {
    quit: { run: watch.quit },
    ...(depth > 1 ? { back: { run: pop } } : {}),
    palette: { run: () => show({ type: 'palette' }) },
    actions: { run: () => show({ type: 'actions' }) },
    commands: { run: () => show({ type: 'commands' }) },
    help: { run: () => show({ type: 'help' }) },
    pause: { run: watch.togglePause, verb: paused ? 'resume' : 'pause' },
    undo: { run: undo, off: nothingDone ? 'nothing was done that can be taken back' : undefined },
  });
}
