import { useDesk } from '#screens/frame/use-desk.ts';
import { useWatch } from '#screens/frame/watch.ts';

import type { RunsDesk } from './desk.ts';

/** What may be asked of runs. */
export const useRunsDesk = (): RunsDesk | null => useDesk(useWatch().runs);
