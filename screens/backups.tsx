import { useAsked } from '#screens/frame/use-asked.ts';
import type { Area } from '#screens/place.ts';
import { useApp } from '#store/react.tsx';
import type { BackupsView } from '#store/state.ts';

import { DiffPage } from './backups/diff.tsx';
import { EntriesPage } from './backups/entries.tsx';
import { BackupsList } from './backups/list.tsx';
import { PrunePage } from './backups/prune.tsx';
import { useBackupsDesk } from './backups/use-desk.ts';

const NONE = [] as const;

/** The backups of this machine: what there is, how far it can be trusted, what is in it. */
export function BackupsScreen({ view, ...area }: Area & { readonly view: BackupsView }) {
  const desk = useBackupsDesk();
  // A run that ended may have made or removed one.
  const over = useApp(({ runs }) => Object.values(runs).filter(({ state }) => state.endedAt !== null).length);
  const backups = useAsked(desk === null ? null : () => desk.list(), { of: `list ${over}`, keeps: true });
  const parts = { ...area, desk, backup: view.backup ?? '' };
  if (view.part === 'entries') return <EntriesPage {...parts} folder={view.folder} key={view.backup} />;
  if (view.part === 'diff') return <DiffPage {...parts} />;
  if (view.part === 'prune') return <PrunePage {...area} desk={desk} backups={backups.answer ?? NONE} />;
  return <BackupsList {...area} desk={desk} backups={backups} />;
}
