import { useEffect } from 'react';

import type { ListName } from '#domain/checklist/checklist.ts';
import { messageOf } from '#domain/errors.ts';
import { useActs } from '#store/react.tsx';

import type { ChecklistDesk } from './desk.ts';

/** Looks at a list when it is opened. */
export function useLook(desk: ChecklistDesk | null, list: ListName): void {
  const { toast } = useActs();
  useEffect(() => {
    desk?.look(list).catch((error: unknown) => toast(messageOf(error), 'error'));
  }, [desk, list, toast]);
}
