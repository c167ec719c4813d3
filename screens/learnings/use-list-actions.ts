import { messageOf } from '#domain/errors.ts';
import { textOfWanted, wantedOf } from '#domain/learnings/wanted.ts';
import { useActions } from '#screens/frame/actions.tsx';
import type { ExtraAction } from '#screens/frame/available.ts';
import type { Cursor } from '#screens/frame/rows.ts';
import { useTerminal } from '#screens/frame/use-terminal.ts';
import { useWatch } from '#screens/frame/watch.ts';
import { useActs, useApp } from '#store/react.tsx';

import type { KnownLearnings, LearningsDesk } from './desk.ts';
import type { Entry } from './entries.ts';
import { facetsOf } from './facets.ts';
import { useWrite } from './use-write.ts';

interface ListActions {
  readonly cursor: Cursor;
  readonly selected: Entry | null;
  readonly known: KnownLearnings | null;
  readonly desk: LearningsDesk | null;
  readonly again: () => void;
  /** Learnings that pass what is looked for. */
  readonly shown: number;
}

/** The keys of the place: search at every letter, open, write, mend what cannot be read. */
export function useListActions({ cursor, selected, known, desk, again, shown }: ListActions): void {
  const { push, setFilter, toast } = useActs();
  const text = useApp((state) => state.filter.text);
  const { editor, foreground } = useWatch();
  const terminal = useTerminal();
  const wrong = (error: unknown) => toast(messageOf(error), 'error');
  const write = useWrite({ kind: 'nothing' });
  const noEditor =
    foreground === undefined || (editor?.('') ?? null) === null ? 'set EDITOR to the editor you like' : undefined;
  const edit = (path: string) => {
    const command = editor?.(path);
    if (command !== undefined && command !== null) terminal.foreground(command, again);
  };
  const editIt = async () => {
    if (selected?.kind === 'unreadable') edit(selected.path);
    if (selected?.kind === 'learning' && desk !== null) edit((await desk.read(selected.row.id)).path);
  };
  const open = () => {
    if (selected?.kind === 'learning') push({ type: 'learning', id: selected.row.id });
    else if (selected?.kind === 'draft') push({ type: 'learn', from: selected.begun.from });
    else void editIt();
  };
  const none = selected === null ? 'nothing is selected' : undefined;
  const { only, words } = wantedOf(text);
  const extras: readonly ExtraAction[] = [
    ...(selected?.kind === 'draft' && desk !== null
      ? [
          {
            id: 'drop',
            title: 'Throw the draft away',
            run: () => void desk.drop(selected.begun.from).then(again, wrong),
          },
        ]
      : []),
    ...facetsOf(known?.rows ?? []).map(({ title, wanted }) => ({
      id: `only-${textOfWanted({ words: '', only: wanted })}`,
      title,
      run: () => setFilter(textOfWanted({ words, only: { ...only, ...wanted } }), false),
    })),
  ];
  useActions(
    'view',
    {
      ...cursor.handlers,
      ...write,
      filter: { run: () => setFilter(text, true), verb: 'search' },
      open: {
        run: open,
        verb: selected?.kind === 'draft' ? 'go on writing' : selected?.kind === 'unreadable' ? 'mend it' : 'read',
        off: none ?? (selected?.kind === 'unreadable' ? noEditor : undefined),
      },
      edit: {
        run: () => void editIt().catch(wrong),
        off: none ?? (selected?.kind === 'draft' ? 'it is not saved yet; enter goes on writing' : noEditor),
      },
      again: { run: again, verb: 'look again' },
    },
    {
      subject: selected === null ? '' : selected.kind === 'learning' ? selected.row.title : selected.key,
      counts: text.trim() === '' ? undefined : `${shown} of ${known?.rows.length ?? 0}`,
      filterHint: 'words in any learning, also category:security severity:critical tag:redis is:open is:overdue',
      extras,
      ...(selected?.kind === 'learning' ? { copies: () => selected.row.id } : {}),
    },
  );
}
