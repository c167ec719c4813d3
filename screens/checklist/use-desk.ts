import { useDesk } from '#screens/frame/use-desk.ts';
import { useWatch } from '#screens/frame/watch.ts';

import type { ChecklistDesk } from './desk.ts';

/** What may be asked about checklists. */
export const useChecklistDesk = (): ChecklistDesk | null => useDesk(useWatch().checklist);
