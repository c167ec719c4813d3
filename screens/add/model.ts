import { editLine, EMPTY_LINE, type Line, lineOf } from '#components/text-edit.ts';
import { type Answers, type Field, nextChoice } from '#domain/form.ts';
import type { Tried } from '#screens/frame/watch.ts';

/** A form being filled in. */
export interface FormState {
  readonly fields: readonly Field[];
  /** Index of the field that takes what is typed. */
  readonly at: number;
  readonly lines: Readonly<Record<string, Line>>;
  /** What trying these very answers found; null when they were not tried. */
  readonly tried: (Tried & { readonly text: string }) | null;
  /** What is being done with the answers right now. */
  readonly busy: 'trying' | 'adding' | null;
}

export const formOf = (fields: readonly Field[]): FormState => ({
  fields,
  at: 0,
  lines: {},
  tried: null,
  busy: null,
});

/** The field in focus; undefined in a form without fields. */
export const focusedOf = ({ fields, at }: FormState): Field | undefined => fields[at];

export const lineIn = ({ lines }: FormState, field: Field): Line => lines[field.name] ?? EMPTY_LINE;

export function answersOf({ fields, lines }: FormState): Answers {
  return Object.fromEntries(fields.map(({ name }) => [name, lines[name]?.text ?? '']));
}

/** The focus moved by some fields, from the last to the first and back. */
export function moved(state: FormState, step: number): FormState {
  const count = Math.max(1, state.fields.length);
  return { ...state, at: (state.at + step + count) % count };
}

/** The focus on a field by its name; as it is when there is none. */
export function focusedOn(state: FormState, name: string | undefined): FormState {
  const at = state.fields.findIndex((field) => field.name === name);
  return at < 0 ? state : { ...state, at };
}

/** The form after a press; null when the press is not about the field. Another answer has not been tried. */
export function typed(
  state: FormState,
  press: { readonly name: string; readonly text: string },
  suggestion: string | null,
): FormState | null {
  const field = focusedOf(state);
  if (field === undefined) return null;
  const line = lineIn(state, field);
  const step = CHOOSING[press.name];
  const choice = nextChoice(field, line.text, step ?? 1);
  if (choice !== null)
    return step === undefined ? (press.text === '' ? null : state) : answered(state, field, lineOf(choice));
  const complete = press.name === 'right' && suggestion !== null && line.at === lineOf(line.text).at;
  const next = complete ? lineOf(suggestion) : editLine(line, press);
  return next === null ? null : answered(state, field, next);
}

const CHOOSING: Readonly<Record<string, 1 | -1>> = { right: 1, space: 1, left: -1 };

function answered(state: FormState, field: Field, line: Line): FormState {
  const same = lineIn(state, field).text === line.text;
  return { ...state, lines: { ...state.lines, [field.name]: line }, tried: same ? state.tried : null };
}

/** The first answer of this machine that begins like what is typed and says more. */
export function suggestionFor(state: FormState, found: readonly string[]): string | null {
  const field = focusedOf(state);
  if (field === undefined) return null;
  const text = lineIn(state, field).text.toLowerCase();
  return found.find((each) => each.toLowerCase().startsWith(text) && each.length > text.length) ?? null;
}

/** What is wrong with a field's answer; empty when nothing is known to be. */
export function problemOf({ tried }: FormState, name: string): string {
  if (tried === null || 'reading' in tried) return '';
  return tried.problems.find(({ key }) => key === name)?.message ?? '';
}
