import { useDesk } from '#screens/frame/use-desk.ts';
import { useWatch } from '#screens/frame/watch.ts';

import type { BackupsDesk } from './desk.ts';

/** What may be asked about backups. */
export const useBackupsDesk = (): BackupsDesk | null => useDesk(useWatch().backups);
