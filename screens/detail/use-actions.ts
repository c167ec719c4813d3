import type { Reading } from '#domain/reading.ts';
import { BACKUPS } from '#screens/backups/view.ts';
import { useDiagnose } from '#screens/diagnosis/use-diagnose.ts';
import { type Handlers, useActions } from '#screens/frame/actions.tsx';
import { useWatch } from '#screens/frame/watch.ts';
import { useQuiet } from '#screens/incidents/use-quiet.ts';
import { fromCheck, NOTHING_HAPPENED } from '#screens/learnings/from-check.ts';
import { useWrite } from '#screens/learnings/use-write.ts';
import { useLogs } from '#screens/logs/use-logs.ts';
import { processesBehind } from '#screens/processes/view.ts';
import { usePush } from '#screens/push/use-push.ts';
import { useRestart } from '#screens/services/use-restart.ts';
import { useActs } from '#store/react.tsx';
import type { Incident } from '#store/state.ts';

import { SHOWN_SPANS } from './history-panel.tsx';

interface DetailActions {
  readonly reading: Reading;
  readonly incidents: readonly Incident[];
  readonly span: number;
  readonly setSpan: (index: number) => void;
  /** Moves through what is known. */
  readonly scroll: Handlers;
}

/** The keys of the detail view: left and right change the time, up and down move through what is known. */
export function useDetailActions(now: DetailActions): void {
  const { reading, incidents, span, setSpan, scroll } = now;
  const watch = useWatch();
  const { pop, push } = useActs();
  const quiet = useQuiet([reading.id]);
  const open = incidents.find(({ closedAt, acknowledgedAt }) => closedAt === null && acknowledgedAt === null);
  const turn = (step: number) => () => setSpan((span + step + SHOWN_SPANS.length) % SHOWN_SPANS.length);
  const release = usePush([reading.id]);
  const diagnose = useDiagnose(reading.id);
  const restart = useRestart(reading.id);
  const log = useLogs([reading.id]);
  const write = useWrite(fromCheck(reading, incidents), NOTHING_HAPPENED);
  const behind = watch.processes === undefined ? null : processesBehind(reading);
  const handlers = {
    ...release,
    ...log,
    ...diagnose,
    ...restart,
    ...write,
    back: { run: pop },
    ...(behind === null ? {} : { open: { run: () => push(behind), verb: 'processes' } }),
    ...(reading.kind === 'backup' && watch.backups !== undefined
      ? { open: { run: () => push(BACKUPS), verb: 'backups' } }
      : {}),
    left: { run: turn(-1), verb: 'shorter' },
    right: { run: turn(1), verb: 'longer' },
    ...scroll,
    test: { run: () => watch.runNow(reading.id) },
    ...quiet.handlers,
    ...(open === undefined || watch.acknowledge === undefined
      ? {}
      : { acknowledge: { run: () => watch.acknowledge?.(open.id) } }),
  };
  useActions('view', handlers, { subject: reading.title, extras: quiet.extras });
}
