import { useDesk } from '#screens/frame/use-desk.ts';
import { useWatch } from '#screens/frame/watch.ts';

import type { PushDesk } from './desk.ts';

/** What may be asked about releases. */
export const usePushDesk = (): PushDesk | null => useDesk(useWatch().push);
