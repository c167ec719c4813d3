import { graphemes } from '#components/graphemes.ts';
import type { Look } from '#components/look.tsx';
import type { Cell } from '#components/row.tsx';
import { areaRows } from '#components/text-area.ts';
import type { Line } from '#components/text-edit.ts';
import { QUESTIONS } from '#domain/learnings/answers.ts';
import { wrap } from '#screens/detail/wrap.ts';

import { choicesOf, type Question, questionIn, type WriteState } from './model.ts';

/** One line of the form; `focused` is the one the cursor is on. */
export interface FormRow {
  readonly cells: readonly Cell[];
  readonly focused: boolean;
  /** Whether a question begins with it. */
  readonly first: boolean;
}

/** Columns before an answer: the marker and the longest name. */
export const NAMES = 2 + Math.max(...QUESTIONS.map(({ name }) => name.length)) + 2;
/** Rows of a long answer that is not in focus. */
const PEEK = 2;

/** All questions and their answers, each in as many lines as it takes. */
export function formRows(state: WriteState, width: number, look: Look): readonly FormRow[] {
  return QUESTIONS.flatMap((question) =>
    state.lines[question.id].flatMap((line, entry) => {
      const focused = questionIn(state) === question && state.at.entry === entry;
      return answerRows({ question, line, entry, focused }, width, look).map((row, at) => ({
        ...row,
        first: entry === 0 && at === 0,
      }));
    }),
  );
}

interface Answer {
  readonly question: Question;
  readonly line: Line;
  readonly entry: number;
  readonly focused: boolean;
}

type AnswerRow = Omit<FormRow, 'first'>;

function answerRows(answer: Answer, width: number, look: Look): readonly AnswerRow[] {
  const { question, line, entry, focused } = answer;
  const { colors, glyphs } = look;
  const room = Math.max(10, width - NAMES - 1);
  const bullet = question.kind === 'list' && !look.plain ? '- ' : '';
  const name = (first: boolean): Cell[] => [
    { text: focused && first ? `${glyphs.selected} ` : '  ', color: colors.accent, bold: true },
    {
      text: first && entry === 0 ? question.name : '',
      width: NAMES - 2,
      bold: focused,
      ...(focused ? { color: colors.accent } : {}),
    },
    { text: first ? bullet : ' '.repeat(bullet.length), dim: true },
  ];
  if (question.kind === 'choice')
    return [{ cells: [...name(true), ...choiceCells(question, line.text, focused)], focused }];
  if (!focused) return stillRows(answer, room - bullet.length, name);
  const rows = areaRows(line, room - bullet.length);
  return rows.map(({ text, at }, index) => ({
    cells: [
      ...name(index === 0),
      ...(at === null ? [{ text }] : cursorCells(text, at, look)),
      ...(line.text === '' ? [{ text: ` ${hintFor(question)}`, dim: true }] : []),
      { text: '', grow: true },
    ],
    focused: at !== null,
  }));
}

/** An answer that nobody types in: a long one is cut, an open one says so. */
function stillRows(
  { question, line, entry }: Answer,
  room: number,
  name: (first: boolean) => Cell[],
): readonly AnswerRow[] {
  const said = line.text.trim();
  if (said === '')
    return [
      { cells: [...name(true), { text: entry === 0 ? hintFor(question) : '', dim: true, grow: true }], focused: false },
    ];
  const rows = said.split('\n').flatMap((text) => wrap(text, room));
  const shown = rows.slice(0, PEEK);
  return shown.map((text, index) => ({
    cells: [
      ...name(index === 0),
      {
        text:
          index === PEEK - 1 && rows.length > PEEK
            ? `${text.slice(0, Math.max(0, room - 12))}… ${rows.length - PEEK} more`
            : text,
        grow: true,
      },
    ],
    focused: false,
  }));
}

const hintFor = ({ kind }: Question): string => (kind === 'list' ? 'none yet' : 'not said yet');

/** All words to choose from, the one that was taken in brackets. */
function choiceCells(question: Question, given: string, focused: boolean): Cell[] {
  if (!focused) return [{ text: given, grow: true }];
  return choicesOf(question, given).map((choice) => ({
    text: choice === given ? `[${choice}]` : ` ${choice} `,
    bold: choice === given,
    dim: choice !== given,
  }));
}

function cursorCells(text: string, at: number, look: Look): Cell[] {
  const letters = graphemes(text);
  const under = letters[at] ?? ' ';
  const cursor: Cell = look.color ? { text: under, inverse: true } : { text: at < letters.length ? `|${under}` : '_' };
  return [{ text: letters.slice(0, at).join('') }, cursor, { text: letters.slice(at + 1).join('') }];
}
