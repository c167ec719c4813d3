import { messageOf } from '#domain/errors.ts';
import { momentIn } from '#domain/logs/moment.ts';
import { EVERY_LINE, type LogQuery } from '#domain/logs/query.ts';
import type { LogSource } from '#domain/logs/source.ts';
import { useActions } from '#screens/frame/actions.tsx';
import type { ExtraAction } from '#screens/frame/available.ts';
import { clockTime } from '#screens/reading/age.ts';
import type { LogWindow } from '#store/log-window.ts';
import { useActs, useApp } from '#store/react.tsx';

import type { LogsDesk } from './desk.ts';
import { useEditor } from './use-editor.ts';
import type { Lines } from './use-lines.ts';

interface Parts {
  readonly desk: LogsDesk;
  readonly window: LogWindow;
  readonly lines: Lines;
  readonly title: string;
  readonly sources: readonly LogSource[];
  readonly room: number;
  /** How lines are drawn, and what changes it. */
  readonly wraps: boolean;
  readonly times: boolean;
  readonly turnWrap: () => void;
  readonly turnTimes: () => void;
}

const ERRORS: LogQuery = { ...EVERY_LINE, atLeast: 'error' };

/** The keys of a log. */
export function useLogActions(parts: Parts): void {
  const { desk, title, window, lines, sources, room } = parts;
  const { state, at, select, query } = lines;
  const { pop, setFilter, toast } = useActs();
  const text = useApp((app) => app.filter.text);
  const edit = useEditor({ desk, title, sources, lines: state.lines, at });
  const jump = (way: 'up' | 'down', wanted: LogQuery) => async () => {
    window.still();
    const from = window.get().lines[at]?.mark ?? null;
    const found = await window.find(wanted, from, way);
    if (found === null) toast(way === 'up' ? 'None before this line.' : 'None after this line.');
    else select(window.get().lines.findIndex(({ mark }) => mark === found));
  };
  const empty = state.lines.length === 0 ? 'there is no line' : undefined;
  const next = query.text === '' && query.atLeast === null;
  useActions(
    'view',
    {
      back: { run: () => (text === '' ? pop() : setFilter('', false)) },
      up: { run: () => select(at - 1) },
      down: { run: () => select(at + 1) },
      'page-up': { run: () => select(at - room) },
      'page-down': { run: () => select(at + room) },
      first: { run: () => void window.toStart().then(() => select(0)) },
      last: { run: () => void window.toEnd() },
      'next-match': next
        ? { run: () => void jump('down', ERRORS)(), verb: 'next error', off: empty }
        : { run: () => select(at + 1) },
      'previous-match': next
        ? { run: () => void jump('up', ERRORS)(), verb: 'error before', off: empty }
        : { run: () => select(at - 1) },
      filter: { run: () => setFilter(text, true) },
      follow: {
        run: () => (state.following ? window.still() : void window.toEnd()),
        verb: state.following ? 'stay here' : 'follow',
      },
      edit,
    },
    {
      subject: title,
      counts: next ? undefined : `${state.lines.length}${state.atStart && state.atEnd ? '' : '+'} lines`,
      copies: () => state.lines[at]?.text ?? '',
      extras: extrasOf(parts, useSaying()),
    },
  );
}

function useSaying() {
  const { toast, show } = useActs();
  const now = useApp((app) => app.now);
  return { say: toast, wrong: (error: unknown) => toast(messageOf(error), 'error'), show, now };
}

/** What is rare. */
function extrasOf(parts: Parts, { say, wrong, show, now }: ReturnType<typeof useSaying>): readonly ExtraAction[] {
  const { desk, window, lines, title, wraps, times, turnWrap, turnTimes } = parts;
  const { state, select, query, setLeast } = lines;
  const save = () => {
    const text = state.lines.map((line) => `${line.text}\n`).join('');
    desk.save(title, text).then((path) => say(`${state.lines.length} lines are in ${path}.`), wrong);
  };
  const toTime = async (text: string) => {
    const mark = await window.toTime(momentIn(text, now) ?? now);
    if (mark !== null) select(window.get().lines.findIndex((line) => line.mark === mark));
  };
  const level = (atLeast: LogQuery['atLeast'], words: string): ExtraAction[] =>
    query.atLeast === atLeast ? [] : [{ id: `level-${atLeast ?? 'all'}`, title: words, run: () => setLeast(atLeast) }];
  return [
    {
      id: 'time',
      title: 'Go to a time…',
      run: () =>
        show({
          type: 'write',
          ask: {
            title: 'Go to a time',
            lines: ['14:30, 2026-11-20 14:30, or how long ago: 90m, 2h, 3d.'],
            prompt: 'Time:',
            proposal: clockTime(state.lines[lines.at]?.at ?? now),
            wrong: (text) => (momentIn(text, now) === null ? 'this is no time' : null),
            run: (text) => void toTime(text),
          },
        }),
    },
    ...level('error', 'Only errors'),
    ...level('warning', 'Only warnings and errors'),
    ...level(null, 'Lines of every level'),
    { id: 'wrap', title: wraps ? 'Cut long lines' : 'Wrap long lines', run: turnWrap },
    { id: 'times', title: times ? 'Lines as they were written' : 'Short time stamps', run: turnTimes },
    { id: 'save', title: 'Save the lines that are held', run: save },
  ];
}
