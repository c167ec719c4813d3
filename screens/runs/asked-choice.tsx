import { useLook } from '#components/look.tsx';
import { Row } from '#components/row.tsx';
import { widthOf } from '#components/width.ts';
import type { Question } from '#domain/procedure/question.ts';
import { splitCommand } from '#domain/split-command.ts';
import { useActions } from '#screens/frame/actions.tsx';
import { useChoosing } from '#screens/frame/choosing.ts';
import { HitBox } from '#screens/frame/hit-box.tsx';
import { useTerminal } from '#screens/frame/use-terminal.ts';

interface AskedChoiceProps {
  readonly question: Extract<Question, { kind: 'choice' | 'your-turn' }>;
  readonly width: number;
  readonly onChoose: (id: string) => void;
}

/** Of a command that only the person may run: here, with the screen stepping aside. */
const RUN_HERE = 'run';

/** The answers to a question, one line each. */
export function AskedChoice({ question, width, onChoose }: AskedChoiceProps) {
  const { glyphs } = useLook();
  const terminal = useTerminal();
  const choosing = useChoosing(() => question.choices.length);
  const choose = (index: number) => {
    const choice = question.choices[index];
    if (choice === undefined) return;
    if (question.kind === 'your-turn' && choice.id === RUN_HERE)
      terminal.foreground(splitCommand(question.command), () => onChoose(RUN_HERE));
    else onChoose(choice.id);
  };
  useActions(
    'view',
    {
      ...choosing.handlers,
      open: { run: () => choose(choosing.cell.get()), verb: 'choose' },
    },
    question.kind === 'your-turn' ? { copies: () => question.command } : {},
  );
  const click = (_x: number, y: number) => (y === choosing.at ? choose(y) : choosing.cell.set(y));
  const wide = Math.max(...question.choices.map(({ title }) => widthOf(title))) + 3;
  return (
    <HitBox onClick={click}>
      {question.choices.map(({ id, title, note = '' }, index) => (
        <Row
          key={id}
          width={width}
          selected={index === choosing.at}
          cells={[
            { text: index === choosing.at ? ` ${glyphs.selected} ` : '   ' },
            { text: title, ...(note === '' ? { grow: true } : { width: wide }) },
            ...(note === '' ? [] : [{ text: note, grow: true, dim: true }]),
          ]}
        />
      ))}
    </HitBox>
  );
}
