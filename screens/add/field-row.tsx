import { useLook } from '#components/look.tsx';
import { type Cell, Row } from '#components/row.tsx';
import { TextInput } from '#components/text-input.tsx';
import { fit, widthOf } from '#components/width.ts';
import { type Field, yesOrNo } from '#domain/form.ts';

import { focusedOf, type FormState, lineIn, problemOf } from './model.ts';

interface FieldRowProps {
  readonly state: FormState;
  readonly field: Field;
  readonly width: number;
  /** Columns of the longest name. */
  readonly names: number;
  /** What `right` would complete the answer to. */
  readonly suggestion: string | null;
}

/** One question: its name, the answer being typed or given, and what is wrong with it. */
export function FieldRow({ state, field, width, names, suggestion }: FieldRowProps) {
  const { colors, glyphs } = useLook();
  const focused = focusedOf(state) === field;
  const line = lineIn(state, field);
  const problem = problemOf(state, field.name);
  const note = problem === '' ? (field.needed && line.text === '' ? 'needed' : '') : `${glyphs.critical} ${problem}`;
  const choosing = field.type === 'boolean' || field.choices.length > 0;
  if (focused && !choosing) {
    const prompt = `${glyphs.selected} ${fit(field.name, names)} `;
    const ghost = suggestion === null ? field.initial : suggestion.slice(line.text.length);
    const placeholder = line.text === '' ? ghost : '';
    const rest = line.text !== '' && suggestion !== null ? `${ghost}  right completes` : note;
    return (
      <TextInput
        line={line}
        width={width}
        prompt={prompt}
        placeholder={placeholder}
        note={problem === '' ? rest : note}
      />
    );
  }
  const given = line.text === '' ? field.initial : line.text;
  const answer = field.type === 'boolean' ? yesOrNo(given) : given;
  const shown: Cell[] = choosing && focused ? choiceCells(field, answer) : [{ text: answer, dim: line.text === '' }];
  const used = shown.reduce((sum, { text }) => sum + widthOf(text), 0);
  return (
    <Row
      width={width}
      cells={[
        { text: focused ? `${glyphs.selected} ` : '  ', color: colors.accent, bold: true },
        { text: field.name, width: names, bold: focused, color: focused ? colors.accent : undefined },
        { text: '  ' },
        ...shown,
        { text: '', width: used > width ? 0 : 2 },
        { text: note, grow: true, color: problem === '' ? colors.dim : colors.critical },
      ]}
    />
  );
}

/** All choices in a line, the taken one inverse. */
function choiceCells(field: Field, answer: string): Cell[] {
  const choices = field.choices.length > 0 ? field.choices : ['yes', 'no'];
  return choices.map((choice) => ({
    text: choice === answer ? `[${choice}]` : ` ${choice} `,
    bold: choice === answer,
    dim: choice !== answer,
  }));
}
