import { messageOf } from '#domain/errors.ts';
import type { Learning } from '#domain/learnings/learning.ts';
import { itemsOf } from '#domain/learnings/row.ts';
import { useActions } from '#screens/frame/actions.tsx';
import type { Cell } from '#screens/frame/cell.ts';
import type { Scroll } from '#screens/frame/use-scroll.ts';
import { useTerminal } from '#screens/frame/use-terminal.ts';
import { useWatch } from '#screens/frame/watch.ts';
import { useActs, useApp } from '#store/react.tsx';

import type { LearningsDesk } from './desk.ts';

interface LearningActions {
  readonly desk: LearningsDesk;
  readonly learning: Learning;
  readonly path: string;
  readonly again: () => void;
  readonly scroll: Scroll;
  /** The action item that is selected. */
  readonly chosen: Cell<number | null>;
  /** The line of an action item on its page. */
  readonly lineOf: (item: number) => number;
}

/** The keys of a learning: read on, tick off what was done, edit, copy, export. */
export function useLearningActions({ desk, learning, path, again, scroll, chosen, lineOf }: LearningActions): void {
  const { did, pop, toast } = useActs();
  const { editor, foreground, outside } = useWatch();
  const terminal = useTerminal();
  const readOnly = useApp((state) => state.session.readOnly) ? 'the console is read-only' : undefined;
  const wrong = (error: unknown) => toast(messageOf(error), 'error');
  const { from, room, to } = scroll;
  const items = itemsOf(learning);
  const item = chosen.get() === null ? undefined : items[chosen.get() ?? 0];
  const choose = (step: number) => () => {
    if (items.length === 0) return;
    const now = chosen.get();
    const next = now === null ? (step > 0 ? 0 : items.length - 1) : (now + step + items.length) % items.length;
    chosen.set(next);
    const line = lineOf(next);
    if (line < from || line >= from + room) to(line - Math.floor(room / 2));
  };
  const settle = (task: string, done: boolean) => {
    const set = (value: boolean) => desk.settle(learning.id, task, value).then(again);
    set(done).then(() => did(`${done ? 'Done' : 'Open again'}: ${task}.`, () => void set(!done).catch(wrong)), wrong);
  };
  const command = path === '' ? null : (editor?.(path) ?? null);
  const noEditor = foreground === undefined || command === null ? 'set EDITOR to the editor you like' : undefined;
  const edit = () => command !== null && terminal.foreground(command, again);
  const copy = (kind: 'learning' | 'postmortem') => () => terminal.copy(desk.markdown(learning, kind));
  const write = (kind: 'learning' | 'postmortem') => () =>
    void desk
      .export(learning, kind)
      .then((made) => did(`Written to ${made.path}.`, () => void made.undo().catch(wrong)), wrong);
  useActions(
    'view',
    {
      back: { run: pop },
      ...scroll.keys,
      ...(items.length === 0 ? {} : { 'next-panel': { run: choose(1) }, 'previous-panel': { run: choose(-1) } }),
      ...(items.length === 0
        ? {}
        : {
            mark: {
              run: () => item !== undefined && settle(item.task, !item.done),
              verb: item?.done === true ? 'open again' : 'done',
              off: readOnly ?? (item === undefined ? 'tab selects what is to be done' : undefined),
            },
          }),
      edit: { run: edit, off: readOnly ?? noEditor },
      outside: {
        run: () => outside?.(path),
        off: outside === undefined ? 'nothing can be opened from here' : undefined,
      },
      copy: { run: copy('learning'), verb: 'copy as Markdown' },
    },
    {
      subject: learning.situation.title,
      extras: [
        ...items.map(({ task, done }) => ({
          id: `item-${task}`,
          title: done ? `Open again: ${task}` : `Done: ${task}`,
          run: () => settle(task, !done),
          off: readOnly,
        })),
        { id: 'copy-postmortem', title: 'Copy as a postmortem', run: copy('postmortem') },
        { id: 'export', title: 'Write as Markdown beside it', run: write('learning'), off: readOnly },
        { id: 'export-postmortem', title: 'Write a postmortem beside it', run: write('postmortem'), off: readOnly },
      ],
    },
  );
}
