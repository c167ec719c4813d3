import { useEffect } from 'react';

import type { ListName } from '#domain/checklist/checklist.ts';
import { messageOf } from '#domain/errors.ts';
import { useActs, useApp } from '#store/react.tsx';

import type { ChecklistDesk } from './desk.ts';

/** Looks at a list when it is opened, and remembers that it was. */
export function useLook(desk: ChecklistDesk | null, list: ListName): void {
  const { toast, set } = useActs();
  const day = useApp((state) => state.checklists.daily?.checklist.day ?? null);
  useEffect(() => {
    desk?.look(list).catch((error: unknown) => toast(messageOf(error), 'error'));
  }, [desk, list, toast]);
  useEffect(() => {
    if (day !== null) set({ checklistSeen: day });
  }, [day, set]);
}
