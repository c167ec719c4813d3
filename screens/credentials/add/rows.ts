import type { Look } from '#components/look.tsx';
import type { Cell } from '#components/row.tsx';
import type { Line } from '#components/text-edit.ts';
import { plural } from '#domain/format.ts';
import type { ShownProvider } from '#screens/credentials/desk.ts';
import { wrap } from '#screens/detail/wrap.ts';

import { type AddState, addressProblem, providerOf, type QuestionId, RULE_PROBLEM, ruleProblem } from './model.ts';

interface Shown {
  readonly look: Look;
  readonly providers: readonly ShownProvider[];
  /** What is wrong with the name; null when nothing is. */
  readonly wrongName: string | null;
  /** Whether there is one of that name already. */
  readonly taken: boolean;
  readonly width: number;
}

const LABEL = 11;
const REPLACES = 'There is one of that name: its value goes, and this one takes its place.';

/** One line of the form. */
export interface FormLine {
  readonly cells: readonly Cell[];
  readonly question: QuestionId | null;
}

/** The questions and what was answered; of the value only its length. */
export function questionLines(state: AddState, shown: Shown): readonly FormLine[] {
  const { look, providers, wrongName } = shown;
  const { question } = state;
  const provider = providers.find(({ id }) => id === providerOf(state)) ?? null;
  const row = (id: QuestionId, label: string, cells: readonly Cell[]): FormLine => ({
    question: id,
    cells: [
      { text: question === id ? `${look.glyphs.selected} ` : '  ', color: look.colors.accent, bold: true },
      { text: label, width: LABEL, bold: question === id, dim: question !== id },
      ...cells,
    ],
  });
  const below = (text: string | null, wrong: boolean): readonly FormLine[] =>
    text === null
      ? []
      : wrap(text, Math.max(8, shown.width - LABEL - 3)).map((line) => ({
          question: null,
          cells: [
            { text: ' '.repeat(LABEL + 2) },
            { text: line, grow: true, ...(wrong ? { color: look.colors.warning } : { dim: true }) },
          ],
        }));
  const typed = (id: QuestionId, line: Line, placeholder: string): readonly Cell[] =>
    question === id
      ? typedCells(line, placeholder, look)
      : [{ text: line.text === '' ? placeholder : line.text, dim: line.text === '' }];
  const shape = state.inspected?.shape ?? null;
  return [
    row('value', 'Value', valueCells(state, look)),
    ...below(state.note, state.length === 0),
    ...(shape !== null && !shape.fits && state.length > 0 ? below(shape.problem, true) : []),
    ...below(alreadyStored(state), true),
    row('provider', 'Whose', providerCells(state, provider, look)),
    row('name', 'Name', typed('name', state.name, 'github/main')),
    ...(state.name.text === '' ? [] : below(wrongName ?? (shown.taken ? REPLACES : null), true)),
    row(
      'address',
      'Address',
      typed('address', state.address, provider?.hasUsualUrl === false ? 'https://…' : 'the usual one'),
    ),
    ...below(addressProblem(state.address.text), true),
    row('rule', 'Only for', typed('rule', state.rule, 'everything')),
    ...(question === 'rule' ? below(RULE_PROBLEM, ruleProblem(state.rule.text) !== null) : []),
  ];
}

function alreadyStored({ inspected }: AddState): string | null {
  const known = inspected?.known ?? null;
  return known === null ? null : `This value is stored already, as ${known}.`;
}

function valueCells({ length, question }: AddState, { colors, color }: Look): readonly Cell[] {
  const cursor: Cell = { text: color ? ' ' : '_', inverse: true };
  const here = question === 'value';
  if (length === 0)
    return [...(here ? [cursor] : []), { text: here ? ' paste it here; it is not shown' : 'nothing yet', dim: true }];
  return [
    { text: plural(length, 'character'), color: colors.ok },
    { text: ', hidden ', dim: true },
    ...(here ? [cursor] : []),
  ];
}

function providerCells(state: AddState, provider: ShownProvider | null, { glyphs, colors }: Look): readonly Cell[] {
  const here = state.question === 'provider';
  const why = provider === null ? '' : state.chosen === null ? '  by its shape' : '  as you chose';
  const arrow = (text: string): Cell[] => (here ? [{ text, color: colors.accent, bold: true }] : []);
  return [
    ...arrow('< '),
    {
      text: provider === null ? (state.length === 0 ? 'seen by its shape' : 'not known: choose') : provider.title,
      dim: provider === null,
    },
    ...arrow(' >'),
    { text: here ? `  left, right ${glyphs.to} another` : why, dim: true },
  ];
}

function typedCells({ text, at }: Line, placeholder: string, { color }: Look): readonly Cell[] {
  const letters = Array.from(text);
  const under = letters[at] ?? ' ';
  return [
    { text: letters.slice(0, at).join('') },
    color ? { text: under, inverse: true } : { text: at < letters.length ? `|${under}` : '_' },
    { text: letters.slice(at + 1).join('') },
    ...(text === '' ? [{ text: ` ${placeholder}`, dim: true }] : []),
  ];
}
