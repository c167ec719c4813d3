import { useDesk } from '#screens/frame/use-desk.ts';
import { useWatch } from '#screens/frame/watch.ts';

import type { LogsDesk } from './desk.ts';

/** What may be asked about logs. */
export const useLogsDesk = (): LogsDesk | null => useDesk(useWatch().logs);
