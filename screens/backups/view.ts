import type { BackupsView } from '#store/state.ts';

/** The list of all backups. */
export const BACKUPS: BackupsView = { type: 'backups', part: 'list', backup: null, folder: '' };
