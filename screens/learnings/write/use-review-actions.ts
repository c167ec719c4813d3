import { messageOf } from '#domain/errors.ts';
import { useActions } from '#screens/frame/actions.tsx';
import type { Cell } from '#screens/frame/cell.ts';
import type { Scroll } from '#screens/frame/use-scroll.ts';
import { useTerminal } from '#screens/frame/use-terminal.ts';
import { useWatch } from '#screens/frame/watch.ts';
import type { LearningsDesk } from '#screens/learnings/desk.ts';
import { useActs } from '#store/react.tsx';

import { draftOf, type Writing, writingOf } from './use-writing.ts';

interface ReviewActions {
  readonly desk: LearningsDesk;
  readonly cell: Cell<Writing | null>;
  readonly today: string;
  readonly text: string;
  readonly scroll: Scroll;
}

/** The keys of the review: save, change the answers, edit the whole file. */
export function useReviewActions({ desk, cell, today, text, scroll }: ReviewActions): void {
  const { did, pop, push, toast } = useActs();
  const { editor, foreground } = useWatch();
  const terminal = useTerminal();
  const wrong = (error: unknown) => toast(messageOf(error), 'error');
  const writing = cell.get();
  const broken = (writing?.problems ?? []).length > 0;
  const save = async (): Promise<void> => {
    const known = cell.get();
    if (known === null || known.saving) return;
    cell.set({ ...known, saving: true });
    try {
      const { id, path, undo } = await desk.save({
        from: known.begun.from,
        draft: draftOf(known, today),
        text: known.text,
      });
      pop();
      push({ type: 'learning', id });
      did(`Saved ${id} in ${path}.`, () => void undo().catch(wrong));
    } catch (error) {
      cell.set({ ...known, saving: false });
      wrong(error);
    }
  };
  const judge = async (written: string): Promise<void> => {
    const known = cell.get();
    if (known === null || written === text) return;
    const judged = await desk.judge(written);
    if ('problems' in judged) {
      cell.set({ ...known, text: written, problems: judged.problems, changed: true });
      return;
    }
    cell.set({ ...writingOf({ ...known.begun, draft: judged.draft, text: written }), changed: true });
  };
  const edit = async (): Promise<void> => {
    const file = await desk.file(text);
    const command = editor?.(file.path, writing?.problems[0]?.line ?? undefined);
    if (command === undefined || command === null) return;
    terminal.foreground(command, () => void file.read().then(judge).catch(wrong));
  };
  useActions(
    'view',
    {
      back: broken
        ? { run: pop, verb: 'leave, kept as a draft' }
        : { run: () => writing !== null && cell.set({ ...writing, reviewing: false }), verb: 'change the answers' },
      open: { run: () => void save(), verb: 'save', off: broken ? 'correct it first: e opens it' : undefined },
      edit: {
        run: () => void edit().catch(wrong),
        verb: 'the whole file',
        off:
          foreground === undefined || (editor?.('') ?? null) === null ? 'set EDITOR to the editor you like' : undefined,
      },
      ...scroll.keys,
    },
    {
      subject: 'the learning',
      copies: () => text,
      extras:
        writing === null || writing.text === null
          ? []
          : [
              {
                id: 'answers',
                title: 'Throw the edits of the file away',
                run: () => cell.set({ ...writing, text: null, problems: [], changed: true }),
              },
            ],
    },
  );
}
