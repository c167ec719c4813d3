import { useDesk } from '#screens/frame/use-desk.ts';
import { useWatch } from '#screens/frame/watch.ts';

import type { CredentialsDesk } from './desk.ts';

/** What may be asked about credentials. */
export const useCredentialsDesk = (): CredentialsDesk | null => useDesk(useWatch().credentials);
