import { messageOf } from '#domain/errors.ts';
import type { ProcessRow } from '#domain/processes/row.ts';
import type { KillSignal } from '#domain/processes/signals.ts';
import type { ExtraAction } from '#screens/frame/available.ts';
import { useActs, useApp } from '#store/react.tsx';

import type { ProcessesDesk } from './desk.ts';
import { namesOf, signalConfirmation, whichSignal } from './sending.ts';

interface Targets {
  /** Those that are meant: the marked ones, else the selected one. */
  readonly rows: readonly ProcessRow[];
  /** Every process there is. */
  readonly all: readonly ProcessRow[];
}

/** Ending and signalling processes: only in `x`, asked about, and run as any other act is. */
export function useSend(desk: ProcessesDesk, { rows, all }: Targets): readonly ExtraAction[] {
  const { ask, show, push, toast } = useActs();
  const readOnly = useApp((state) => state.session.readOnly);
  const free = rows.filter(({ guarded }) => guarded === null);
  const off = readOnly
    ? 'the console is read-only'
    : rows.length === 0
      ? 'nothing is selected'
      : free.length === 0
        ? (rows[0]?.guarded ?? undefined)
        : undefined;
  const begin = async (signal: KillSignal): Promise<void> => {
    const runs: string[] = [];
    for (const row of free) {
      try {
        runs.push(await desk.send(row, signal));
      } catch (error) {
        toast(messageOf(error), 'error');
      }
    }
    const [only, ...more] = runs;
    if (only !== undefined && more.length === 0) push({ type: 'run', run: only });
    else if (runs.length > 0) toast(`${runs.length} processes get ${signal}; 8 shows what came of it.`);
  };
  const confirm = (signal: KillSignal) => ask(signalConfirmation(free, { all, signal, run: () => void begin(signal) }));
  const what = rows.length === 0 ? 'the process' : namesOf(free.length === 0 ? rows : free);
  return [
    { id: 'end-process', title: `End ${what}…`, run: () => confirm('TERM'), off },
    {
      id: 'send-signal',
      title: 'Send another signal…',
      run: () => show({ type: 'select', ask: whichSignal(free, confirm) }),
      off,
    },
  ];
}
