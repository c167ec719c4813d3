import { useDesk } from '#screens/frame/use-desk.ts';
import { useWatch } from '#screens/frame/watch.ts';

import type { ProcessesDesk } from './desk.ts';

/** What may be asked about processes. */
export const useProcessesDesk = (): ProcessesDesk | null => useDesk(useWatch().processes);
