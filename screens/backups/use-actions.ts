import { useBegin } from '#screens/emergency/use-begin.ts';
import { useActions } from '#screens/frame/actions.tsx';
import type { Cursor } from '#screens/frame/rows.ts';
import type { Backup } from '#store/backups.ts';
import { useActs, useApp } from '#store/react.tsx';

import type { BackupsDesk } from './desk.ts';
import { useRestore } from './use-restore.ts';

interface Parts {
  readonly cursor: Cursor;
  readonly desk: BackupsDesk | null;
  readonly selected: Backup | undefined;
  readonly copies: () => string;
}

/** What can be done with the selected backup. */
export function useBackupActions({ cursor, desk, selected, copies }: Parts): void {
  const { push, pop } = useActs();
  const begin = useBegin();
  const restore = useRestore(desk);
  const readOnly = useApp((state) => state.session.readOnly);
  const none =
    selected === undefined ? 'nothing is selected' : desk === null ? 'backups cannot be asked from here' : undefined;
  const shut = readOnly ? 'the console is read-only' : none;
  const id = selected?.id ?? '';
  const open = (part: 'entries' | 'diff' | 'prune') =>
    push({ type: 'backups', part, backup: part === 'prune' ? null : id, folder: '' });
  useActions(
    'view',
    {
      ...cursor.handlers,
      open: { run: () => open('entries'), verb: 'browse', off: none },
      back: { run: pop },
      create: {
        run: () => desk !== null && begin(() => desk.create()),
        verb: 'create',
        off: readOnly ? 'the console is read-only' : undefined,
      },
      test: { run: () => desk !== null && begin(() => desk.test(id)), verb: 'test restore', off: shut },
    },
    {
      subject: selected?.id,
      copies,
      extras: [
        {
          id: 'verify',
          title: 'Verify: read every byte back',
          run: () => desk !== null && begin(() => desk.verify(id)),
          off: shut,
        },
        { id: 'diff', title: 'Compare with what is there now', run: () => open('diff'), off: none },
        { id: 'restore', title: 'Restore all into a new folder…', run: () => restore(id, null), off: shut },
        {
          id: 'put-back',
          title: 'Put everything back in place…',
          run: () => desk !== null && begin(() => desk.putBack(id, null)),
          off: shut,
        },
        {
          id: 'prune',
          title: 'Show what pruning would remove',
          run: () => open('prune'),
          off: desk === null ? none : undefined,
        },
        { id: 'delete', title: 'Delete it…', run: () => desk !== null && begin(() => desk.remove(id)), off: shut },
      ],
    },
  );
}
