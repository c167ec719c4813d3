import { useDesk } from '#screens/frame/use-desk.ts';
import { useWatch } from '#screens/frame/watch.ts';

import type { LearningsDesk } from './desk.ts';

/** What may be asked of learnings. */
export const useLearningsDesk = (): LearningsDesk | null => useDesk(useWatch().learnings);
