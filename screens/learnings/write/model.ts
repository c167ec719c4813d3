import { editLine, EMPTY_LINE, type Line, lineOf } from '#components/text-edit.ts';
import { type Answers, type QuestionId, QUESTIONS } from '#domain/learnings/answers.ts';
import { CATEGORIES, SEVERITIES } from '#domain/learnings/learning.ts';

/** Answers being typed; lists always have a line to type in. */
export interface WriteState {
  readonly lines: Readonly<Record<QuestionId, readonly Line[]>>;
  /** Which question, and which line of it. */
  readonly at: { readonly question: number; readonly entry: number };
}

export type Question = (typeof QUESTIONS)[number];

export function writeStateOf(answers: Answers): WriteState {
  return {
    lines: each((id) => (answers[id].length === 0 ? [EMPTY_LINE] : answers[id].map(lineOf))),
    at: { question: 0, entry: 0 },
  };
}

export const answersIn = ({ lines }: WriteState): Answers => each((id) => lines[id].map(({ text }) => text));

/** Something for every question. */
function each<Value>(of: (id: QuestionId) => Value): Readonly<Record<QuestionId, Value>> {
  return {
    title: of('title'),
    category: of('category'),
    severity: of('severity'),
    happened: of('happened'),
    cause: of('cause'),
    helped: of('helped'),
    prevention: of('prevention'),
    todo: of('todo'),
    tags: of('tags'),
  };
}

/** The question in focus. */
export const questionIn = ({ at }: WriteState): Question => QUESTIONS[at.question] ?? QUESTIONS[0];

export const lineIn = (state: WriteState): Line => state.lines[questionIn(state).id][state.at.entry] ?? EMPTY_LINE;

/** The words a question can be answered with; another one that is there stays one of them. */
export function choicesOf({ id, kind }: Question, given: string): readonly string[] {
  if (kind !== 'choice') return [];
  const known: readonly string[] = id === 'category' ? CATEGORIES : SEVERITIES;
  return known.includes(given) || given === '' ? known : [...known, given];
}

/** The focus a line up or down; from the last to the first and back. */
export function moved(state: WriteState, step: 1 | -1): WriteState {
  const all = QUESTIONS.flatMap(({ id }, question) => state.lines[id].map((_line, entry) => ({ question, entry })));
  const now = all.findIndex(({ question, entry }) => question === state.at.question && entry === state.at.entry);
  const next = all[(now + step + all.length) % all.length];
  return next === undefined ? state : { ...state, at: next };
}

/** The focus on the question after or before. */
export function jumped(state: WriteState, step: 1 | -1): WriteState {
  return { ...state, at: { question: (state.at.question + step + QUESTIONS.length) % QUESTIONS.length, entry: 0 } };
}

export const isLast = ({ at }: WriteState): boolean => at.question === QUESTIONS.length - 1;

/** After enter: a list gets another line, or is left by an empty one; any other question is left. */
export function entered(state: WriteState): WriteState {
  const { id, kind } = questionIn(state);
  const { entry } = state.at;
  if (kind !== 'list') return jumped(state, 1);
  if (lineIn(state).text.trim() === '') return jumped(withoutLine(state), 1);
  const lines = [...state.lines[id].slice(0, entry + 1), EMPTY_LINE, ...state.lines[id].slice(entry + 1)];
  return { ...state, lines: { ...state.lines, [id]: lines }, at: { ...state.at, entry: entry + 1 } };
}

/** The state after a press; null when the press is not about the answer. */
export function typed(state: WriteState, press: { readonly name: string; readonly text: string }): WriteState | null {
  const question = questionIn(state);
  const line = lineIn(state);
  if (question.kind === 'choice') {
    const step = CHOOSING[press.name];
    if (step === undefined) return press.text === '' ? null : state;
    const choices = choicesOf(question, line.text);
    const at = choices.indexOf(line.text);
    return withLine(state, lineOf(choices[(at + step + choices.length) % choices.length] ?? ''));
  }
  if (question.kind === 'list' && press.name === 'backspace' && line.text === '' && state.at.entry > 0)
    return { ...withoutLine(state), at: { ...state.at, entry: state.at.entry - 1 } };
  const next = editLine(line, press);
  return next === null ? null : withLine(state, next);
}

const CHOOSING: Readonly<Record<string, 1 | -1>> = { right: 1, space: 1, left: -1 };

function withLine(state: WriteState, line: Line): WriteState {
  const { id } = questionIn(state);
  const lines = state.lines[id].map((known, at) => (at === state.at.entry ? line : known));
  return { ...state, lines: { ...state.lines, [id]: lines } };
}

/** Without the line in focus, unless it is the only one of its question. */
function withoutLine(state: WriteState): WriteState {
  const { id } = questionIn(state);
  const lines = state.lines[id].filter((_line, at) => at !== state.at.entry);
  return lines.length === 0 ? state : { ...state, lines: { ...state.lines, [id]: lines } };
}
