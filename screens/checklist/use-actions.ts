import type { ChecklistItem, ListName } from '#domain/checklist/checklist.ts';
import type { ShownList } from '#domain/checklist/shown.ts';
import { messageOf } from '#domain/errors.ts';
import { useDiagnose } from '#screens/diagnosis/use-diagnose.ts';
import { useActions } from '#screens/frame/actions.tsx';
import type { Cursor } from '#screens/frame/rows.ts';
import { NOTHING_HAPPENED } from '#screens/learnings/from-check.ts';
import { useWrite } from '#screens/learnings/use-write.ts';
import { useLogs } from '#screens/logs/use-logs.ts';
import { useActs, useApp } from '#store/react.tsx';

import { acceptIt } from './accept.ts';
import type { ChecklistDesk } from './desk.ts';
import { listExtras } from './extras.ts';
import { useAboutItem } from './use-about-item.ts';
import { useOpen } from './use-open.ts';

interface Parts {
  readonly cursor: Cursor;
  readonly list: ListName;
  readonly item: ChecklistItem | null;
  readonly shown: ShownList | null;
  readonly desk: ChecklistDesk | null;
}

const NEXT: Readonly<Record<ListName, ListName>> = { daily: 'weekly', weekly: 'monthly', monthly: 'daily' };
const BACK: Readonly<Record<ListName, ListName>> = { daily: 'monthly', monthly: 'weekly', weekly: 'daily' };

/** What can be done with the selected item, and with the list. */
export function useItemActions({ cursor, list, item, shown, desk }: Parts): void {
  const { toast, show, set } = useActs();
  const readOnly = useApp((state) => state.session.readOnly);
  const none = item === null ? 'nothing is selected' : undefined;
  const shut = readOnly ? 'the console is read-only' : desk === null ? 'nothing can be done from here' : undefined;
  const doing = (work: Promise<unknown> | undefined) =>
    void work?.catch((error: unknown) => toast(messageOf(error), 'error'));
  const to = (next: ListName) => set({ checklistShown: next });
  const open = useOpen(item, (yes) => item !== null && doing(desk?.answer(list, item.id, yes)), shut);
  const worst = item?.evidence[0] ?? null;
  const diagnose = useDiagnose(worst);
  const log = useLogs(item?.evidence ?? []);
  const write = useWrite(useAboutItem(item), item === null ? none : NOTHING_HAPPENED);
  useActions(
    'view',
    {
      ...cursor.handlers,
      ...log,
      ...write,
      ...(diagnose.diagnose === undefined
        ? {}
        : { diagnose: { ...diagnose.diagnose, verb: item?.id === 'disk' ? 'what fills it' : undefined } }),
      open,
      acknowledge: {
        run: () => item !== null && desk !== null && acceptIt(item, { list, desk, show, doing }),
        off: none ?? shut ?? (item?.status === 'ok' ? 'nothing is wrong with it' : undefined),
        verb: item?.accepted === null || item === null ? 'accept until…' : 'accept anew',
      },
      test: {
        run: () => item !== null && doing(desk?.again(list, [item.id])),
        off: none ?? (desk === null ? shut : undefined),
        verb: 'run again',
      },
      'next-panel': { run: () => to(NEXT[list]), verb: `${NEXT[list]} list` },
      'previous-panel': { run: () => to(BACK[list]), verb: `${BACK[list]} list` },
    },
    { subject: item?.title ?? '', extras: listExtras({ list, item, shown, desk, shut, show, toast, doing, to }) },
  );
}
