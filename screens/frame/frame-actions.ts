import { BACKUPS } from '#screens/backups/view.ts';
import { useAllLogs } from '#screens/logs/use-all-logs.ts';
import { processesView } from '#screens/processes/view.ts';
import { useActs, useApp, useAppStore } from '#store/react.tsx';
import type { AppState, View } from '#store/state.ts';
import { topView, viewKey } from '#store/views.ts';

import { useActions, useAvailable } from './actions.tsx';
import { statusReport } from './status-report.ts';
import { useTerminal } from './use-terminal.ts';
import { useWatch } from './watch.ts';

/** What works in every place. */
export function useFrameActions(): void {
  const store = useAppStore();
  const available = useAvailable();
  const { pop, push, show, undo, set, toast, refresh } = useActs();
  const top = useApp((state) => topView(state.views));
  const watch = useWatch();
  const terminal = useTerminal();
  const paused = useApp((state) => state.paused);
  const mouse = useApp((state) => state.mouse);
  const depth = useApp((state) => state.views.length);
  const asked = useApp((state) => state.held === 'asked');
  const last = useApp((state) => state.undoables.at(-1)?.text);
  const plain = useApp((state) => state.session.screenReader);
  const about = useApp(concerned);
  const allLogs = useAllLogs();
  useActions(
    'frame',
    {
      quit: { run: watch.quit },
      interrupt: { run: watch.quit },
      ...(depth > 1 ? { back: { run: pop } } : {}),
      ...(top.type === 'score' ? {} : { why: { run: () => push({ type: 'score' }) } }),
      ...(top.type === 'emergency' || watch.emergency === undefined
        ? {}
        : { emergency: { run: () => push({ type: 'emergency', about, part: 'choices' }) } }),
      palette: { run: () => show({ type: 'palette' }) },
      help: { run: () => show({ type: 'help' }) },
      actions: { run: () => show({ type: 'actions' }) },
      commands: { run: () => show({ type: 'commands' }) },
      copy: { run: () => terminal.copy(available.copies?.() ?? '') },
      pause: { run: watch.togglePause, verb: paused ? 'resume' : 'pause' },
      undo: { run: undo, off: last === undefined ? 'nothing was done that can be taken back' : undefined },
      ...(plain ? {} : { mouse: mouseHandler(mouse, (next) => set({ mouse: next }), toast) }),
      ...(asked ? { again: { run: refresh, verb: 'refresh' } } : {}),
      repaint: { run: terminal.repaint },
      suspend: { run: terminal.suspend, off: watch.stop === undefined ? 'this was not started by a shell' : undefined },
    },
    { copies: () => statusReport(store.getState()), extras: [...allLogs, ...frameExtras(watch, push, top.type)] },
  );
}

/** The check a person looks at, when it fails; null for none. */
function concerned({ views, readings, selected }: AppState): string | null {
  const top = topView(views);
  const id = top.type === 'detail' ? top.checkId : (selected[viewKey(views)] ?? '');
  return ['critical', 'warning'].includes(readings[id]?.status ?? '') ? id : null;
}

function mouseHandler(mouse: boolean, set: (mouse: boolean) => void, say: (text: string) => void) {
  return {
    verb: mouse ? 'free mouse' : 'take mouse',
    run() {
      set(!mouse);
      say(mouse ? 'The mouse selects text now. m takes it back.' : 'The mouse works here again.');
    },
  };
}

const INTERVALS_MS = [1000, 2000, 5000, 10_000];

function frameExtras(
  { reload, setRefresh, firstRun, processes, backups }: ReturnType<typeof useWatch>,
  push: (view: View) => void,
  top: View['type'],
) {
  return [
    ...(firstRun
      ? [{ id: 'first-run', title: 'Write a first configuration', run: () => push({ type: 'first-run' }) }]
      : []),
    ...(processes === undefined || top === 'processes'
      ? []
      : [{ id: 'processes', title: 'Processes', run: () => push(processesView('cpu')) }]),
    ...(backups === undefined || top === 'backups'
      ? []
      : [{ id: 'backups', title: 'Backups', run: () => push(BACKUPS) }]),
    ...(setRefresh === undefined
      ? []
      : INTERVALS_MS.map((ms) => ({
          id: `refresh-${ms}`,
          title: `Refresh every ${ms / 1000} s`,
          run: () => setRefresh(ms),
        }))),
    ...(reload === undefined ? [] : [{ id: 'reload', title: 'Read the configuration again', run: reload }]),
  ];
}
