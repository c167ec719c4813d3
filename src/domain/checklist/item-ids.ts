import type { ListName } from './checklist.ts';

/** Ids of the items that the program has itself; a test holds them to the rules. */
export const ITEM_IDS: Readonly<Record<ListName, readonly string[]>> = {
  daily: [
    'system-health',
    'services',
    'memory-service',
    'disk',
    'logs',
    'backups',
    'certificates',
    'unsaved-work',
    'tokens',
    'clock',
    'incidents',
    'action-items',
  ],
  weekly: ['dependencies', 'old-logs', 'worktrees', 'backups', 'restore-test'],
  monthly: ['upgrade', 'certificates', 'tokens', 'credentials', 'accepted'],
};
