import { type ChecklistItem, LIST_NAMES, type ListName } from '#domain/checklist/checklist.ts';
import type { ShownList } from '#domain/checklist/shown.ts';
import type { ExtraAction } from '#screens/frame/available.ts';
import type { Acts } from '#store/acts/acts.ts';

import type { ChecklistDesk } from './desk.ts';

interface Parts extends Pick<Acts, 'show' | 'toast'> {
  readonly list: ListName;
  readonly item: ChecklistItem | null;
  readonly shown: ShownList | null;
  readonly desk: ChecklistDesk | null;
  /** Why nothing can be changed. */
  readonly shut: string | undefined;
  readonly doing: (work: Promise<unknown> | undefined) => void;
  readonly to: (list: ListName) => void;
}

/** What is rare: signing, exporting, running everything, the other lists. */
export function listExtras(parts: Parts): readonly ExtraAction[] {
  const { list, item, shown, desk, shut, doing, to, toast } = parts;
  const signed = shown?.checklist.signed ?? null;
  const save = async () => {
    if (desk !== null) toast(`The list is in ${await desk.save(list)}`);
  };
  return [
    {
      id: 'sign',
      title: `Sign the ${list} list off`,
      run: () => doing(desk?.sign(list, '')),
      off: shut ?? (signed === null ? undefined : `signed by ${signed.by}`),
    },
    {
      id: 'sign-note',
      title: `Sign the ${list} list off with a note…`,
      run: () => askNote(parts),
      off: shut ?? (signed === null ? undefined : `signed by ${signed.by}`),
    },
    { id: 'save', title: 'Export it as a Markdown file', run: () => doing(save()), off: shut },
    {
      id: 'run-all',
      title: 'Run all of it again',
      run: () => doing(desk?.again(list, null)),
      off: desk === null ? shut : undefined,
    },
    {
      id: 'clear',
      title: `Take the acceptance of ${item?.title ?? 'it'} back`,
      run: () => item !== null && doing(desk?.clear(list, item.id)),
      off: shut ?? (item === null || item.accepted === null ? 'it is not accepted' : undefined),
    },
    ...LIST_NAMES.filter((other) => other !== list).map((other) => ({
      id: `list-${other}`,
      title: `Show the ${other} list`,
      run: () => to(other),
    })),
  ];
}

function askNote({ list, desk, show, doing }: Parts): void {
  show({
    type: 'write',
    ask: {
      title: `Sign the ${list} list off`,
      lines: ['A word for those who read it later.'],
      prompt: 'Note: ',
      run: (note) => doing(desk?.sign(list, note)),
    },
  });
}
