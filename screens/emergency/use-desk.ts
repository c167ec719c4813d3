import { useDesk } from '#screens/frame/use-desk.ts';
import { useWatch } from '#screens/frame/watch.ts';

import type { EmergencyDesk } from './desk.ts';

/** What Emergency may ask. */
export const useEmergencyDesk = (): EmergencyDesk | null => useDesk(useWatch().emergency);
