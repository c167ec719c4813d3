import { useLook } from '#components/look.tsx';
import { Panel } from '#components/panel.tsx';
import { Row } from '#components/row.tsx';
import { Section } from '#components/section.tsx';
import { windowAround } from '#components/windowed.ts';
import { QUESTIONS } from '#domain/learnings/answers.ts';
import { taskOf } from '#domain/learnings/task.ts';
import { useActions } from '#screens/frame/actions.tsx';
import type { Cell } from '#screens/frame/cell.ts';
import type { LearningsDesk } from '#screens/learnings/desk.ts';
import { deadlineWords } from '#screens/learnings/item-line.ts';
import type { Area } from '#screens/place.ts';
import { when } from '#screens/reading/age.ts';
import { useActs, useApp } from '#store/react.tsx';

import { aboutFrom } from './about.ts';
import { entered, isLast, jumped, lineIn, moved, questionIn, typed, type WriteState } from './model.ts';
import { type FormRow, formRows } from './rows.ts';
import type { Writing } from './use-writing.ts';

interface FormProps extends Area {
  readonly frame: 'panel' | 'section';
  readonly desk: LearningsDesk;
  readonly cell: Cell<Writing | null>;
  readonly today: string;
}

const KEYS = 'tab next question   pgdn review and save';

/** The questions of a learning, one below the other, each as large as its answer. */
export function WriteForm({ cell, today, frame, width, height }: FormProps) {
  const look = useLook();
  const { pop, toast } = useActs();
  const now = useApp((state) => state.now);
  const writing = cell.get();
  const change = (after: (state: WriteState) => WriteState, said = false) => {
    const known = cell.get();
    if (known === null) return;
    const state = after(known.state);
    if (state !== known.state) cell.set({ ...known, state, ...(said ? { changed: true, text: null } : {}) });
  };
  const review = () => {
    const known = cell.get();
    if (known === null) return;
    if ((known.state.lines.title[0]?.text ?? '').trim() === '') {
      toast('It needs a title, so that it is found again.', 'error');
      cell.set({ ...known, state: { ...known.state, at: { question: 0, entry: 0 } } });
    } else cell.set({ ...known, reviewing: true });
  };
  useActions(
    'view',
    {
      back: { run: pop, verb: 'leave, kept as a draft' },
      open: {
        run() {
          const known = cell.get();
          if (known !== null && isLast(known.state)) review();
          else change(entered);
        },
        verb: writing !== null && isLast(writing.state) ? 'review' : 'next',
      },
      up: { run: () => change((state) => moved(state, -1)) },
      down: { run: () => change((state) => moved(state, 1)) },
      'next-panel': { run: () => change((state) => jumped(state, 1)) },
      'previous-panel': { run: () => change((state) => jumped(state, -1)) },
      'page-down': { run: review },
    },
    {
      subject: 'the learning',
      type(press) {
        const known = cell.get();
        const next = known === null ? null : typed(known.state, press);
        if (next !== null) change(() => next, true);
        return next !== null;
      },
    },
  );
  if (writing === null) return null;
  const { state, begun } = writing;
  const panels = frame === 'panel';
  const Frame = panels ? Panel : Section;
  const inner = width - (panels ? 4 : 0);
  const foot = height >= 18 ? 3 : 1;
  const room = Math.max(1, height - (panels ? 2 : 1) - foot);
  const close = formRows(state, inner, look);
  const rows = close.length + QUESTIONS.length - 1 <= room ? spaced(close) : close;
  const { first, count } = windowAround(
    Math.max(
      0,
      rows.findIndex(({ focused }) => focused),
    ),
    rows.length,
    room,
  );
  const blanks = Math.max(0, room - count);
  const help = helpFor(state, today);
  const keptAt = begun.keptAt === null ? 'nothing is written yet' : `your draft of ${when(begun.keptAt, now)}`;
  return (
    <Frame
      title="Write a learning"
      note={[foot === 1 ? 'pgdn reviews' : '', keptAt, aboutFrom(begun.from)].filter((part) => part !== '').join(', ')}
      width={width}
      height={height}
      focused
    >
      {rows.slice(first, first + count).map(({ cells }, at) => (
        <Row key={first + at} width={inner} cells={cells} />
      ))}
      {Array.from({ length: foot === 3 ? blanks : 0 }, (_, at) => (
        <Row key={`blank-${at}`} width={inner} cells={[]} />
      ))}
      {foot === 3 && <Row width={inner} cells={[]} />}
      <Row width={inner} cells={[{ text: `  ${help}`, grow: true, color: look.colors.accent }]} />
      {foot === 3 && <Row width={inner} cells={[{ text: `  ${KEYS}`, dim: true, grow: true }]} />}
    </Frame>
  );
}

/** With an empty line between two questions. */
const spaced = (rows: readonly FormRow[]): readonly FormRow[] =>
  rows.flatMap((row, at) => (row.first && at > 0 ? [{ cells: [], focused: false, first: false }, row] : [row]));

/** What the question means; for something to do, how it was understood. */
function helpFor(state: WriteState, today: string): string {
  const question = questionIn(state);
  const { text } = lineIn(state);
  if (question.id !== 'todo' || text.trim() === '') return question.about;
  const item = taskOf(text, today);
  return `${item.task}: ${item.owner === '' ? 'nobody yet, @name says who' : item.owner}, ${item.deadline === '' ? 'by friday or +2w says until when' : deadlineWords(item, today)}.`;
}
