import { messageOf } from '#domain/errors.ts';
import { possible } from '#domain/service/possible.ts';
import type { UnitAction } from '#domain/service/unit.ts';
import { useDiagnose } from '#screens/diagnosis/use-diagnose.ts';
import { useActions } from '#screens/frame/actions.tsx';
import type { ExtraAction } from '#screens/frame/available.ts';
import type { Cursor } from '#screens/frame/rows.ts';
import { useWatch } from '#screens/frame/watch.ts';
import { useQuiet } from '#screens/incidents/use-quiet.ts';
import { useLogs } from '#screens/logs/use-logs.ts';
import { useActs, useApp } from '#store/react.tsx';

import type { ServicesDesk, ServiceWish } from './desk.ts';
import { actOn } from './review.ts';
import type { Service } from './service.ts';
import { signalFor } from './signals.ts';

interface Parts {
  readonly cursor: Cursor;
  readonly marked: ReadonlySet<string>;
  readonly services: readonly Service[];
  readonly desk: ServicesDesk | null;
}

const FAILED = new Set(['failed', 'crash-loop']);
const VERBS = [
  ['start', 'Start'],
  ['stop', 'Stop'],
  ['reload', 'Reload'],
  ['enable', 'Start by itself (enable):'],
  ['disable', 'Do not start by itself (disable):'],
] as const;

/** What can be done with the selected service, or with all marked ones. */
export function useServiceActions({ cursor, marked, services, desk }: Parts): void {
  const { push: open, show, ask, toast } = useActs();
  const watch = useWatch();
  const diagnose = useDiagnose(cursor.row);
  const readOnly = useApp((state) => state.session.readOnly);
  const { row } = cursor;
  const chosen = services.filter(({ reading }) => marked.has(reading.id));
  const selected = services.filter(({ reading }) => reading.id === row);
  const targets = chosen.length > 0 ? chosen : selected;
  const ids = targets.map(({ reading }) => reading.id);
  const name = chosen.length > 0 ? `${chosen.length} marked` : (selected[0]?.reading.title ?? '');
  const none = targets.length === 0 ? 'nothing is selected' : undefined;
  const shut = readOnly ? 'the console is read-only' : desk === null ? 'nothing can be done from here' : undefined;
  const act = (those: readonly string[], wish: ServiceWish) => {
    if (desk === null) return;
    void actOn(those, wish, {
      desk,
      ask,
      say: (text) => toast(text),
      wrong: (error) => toast(messageOf(error), 'error'),
      begun: (run) => open({ type: 'run', run }),
    });
  };
  const off = (action: UnitAction): string | undefined => none ?? shut ?? impossible(targets, action);
  const plain = VERBS.map(([action, verb]): ExtraAction => ({
    id: action,
    title: `${verb} ${name}`,
    run: () => act(ids, { action }),
    off: off(action),
  }));
  const kill: ExtraAction = {
    id: 'kill',
    title: `Send a signal to ${name}…`,
    run: () => show({ type: 'select', ask: signalFor(name, (signal) => act(ids, { action: 'kill', signal })) }),
    off: off('kill'),
  };
  const failed = services.filter(({ state }) => FAILED.has(state)).map(({ reading }) => reading.id);
  const all = services.filter(({ state }) => state === 'running' || FAILED.has(state)).map(({ reading }) => reading.id);
  const many = chosen.length > 0 ? ` ${chosen.length} marked` : '';
  const log = useLogs(ids);
  const quiet = useQuiet(ids, many);
  useActions(
    'view',
    {
      ...cursor.handlers,
      ...log,
      ...diagnose,
      open: { run: () => row !== null && open({ type: 'detail', checkId: row }), off: row === null ? none : undefined },
      again: { run: () => act(ids, { action: 'restart' }), off: off('restart'), verb: `restart${many}` },
      create: {
        run: () => open({ type: 'add', section: 'services' }),
        off: watch.adder ? undefined : 'the configuration cannot be written from here',
      },
      test: { run: () => ids.forEach((id) => watch.runNow(id)), off: none, verb: `test now${many}` },
      ...quiet.handlers,
    },
    {
      subject: name,
      extras: [
        ...plain,
        {
          id: 'restart-failed',
          title: `Restart all failed (${failed.length})`,
          run: () => act(failed, { action: 'restart' }),
          off: shut ?? (failed.length === 0 ? 'none has failed' : undefined),
        },
        {
          id: 'restart-all',
          title: `Restart all ${all.length} in the order they need each other`,
          run: () => act(all, { action: 'restart' }),
          off: shut ?? (all.length === 0 ? 'none runs' : undefined),
        },
        kill,
        ...quiet.extras,
      ],
    },
  );
}

/** Why it makes sense for none of them; undefined when it does for one. */
function impossible(targets: readonly Service[], action: UnitAction): string | undefined {
  const reasons = targets
    .map((service) => possible(action, service))
    .map((can) => (can.state === 'yes' ? null : can.why));
  return reasons.includes(null) ? undefined : (reasons[0] ?? undefined);
}
