import type { AppState } from '#store/state.ts';

/** A sign while the list of today waits: something on it is wrong, or it is due; none once it is signed. */
export function checklistBadge({ checklists, session }: Pick<AppState, 'checklists' | 'session'>): string {
  const daily = checklists.daily;
  if (daily === undefined || daily.checklist.signed !== null) return '';
  return daily.due || daily.wrong ? warningSign(session) : '';
}

function warningSign({ ascii, screenReader }: AppState['session']): string {
  return screenReader ? 'due' : ascii ? '!' : '⚠';
}
