import { useDesk } from '#screens/frame/use-desk.ts';
import { useWatch } from '#screens/frame/watch.ts';

import type { ServicesDesk } from './desk.ts';

/** What may be asked about services. */
export const useServicesDesk = (): ServicesDesk | null => useDesk(useWatch().services);
