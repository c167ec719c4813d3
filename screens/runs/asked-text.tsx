import { type Line, editLine, lineOf, proposedLine } from '#components/text-edit.ts';
import { TextInput } from '#components/text-input.tsx';
import { cleanPaste } from '#domain/credentials/paste.ts';
import { useActions } from '#screens/frame/actions.tsx';
import { useCell } from '#screens/frame/cell.ts';

interface AskedTextProps {
  readonly secret: boolean;
  readonly proposal: string;
  readonly prompt: string;
  readonly width: number;
  readonly onAnswer: (text: string) => void;
}

/** An answer in words. A secret shows how much was typed, and never what. */
export function AskedText({ secret, proposal, prompt, width, onAnswer }: AskedTextProps) {
  const line = useCell(proposedLine(proposal));
  const empty = line.get().text.trim() === '';
  useActions(
    'view',
    {
      open: {
        run: () => line.get().text.trim() !== '' && onAnswer(line.get().text.trim()),
        verb: 'answer',
        off: empty ? 'nothing is typed yet' : undefined,
      },
    },
    {
      type(press) {
        const next = secret && press.name === 'paste' ? pasted(press.raw ?? press.text) : editLine(line.get(), press);
        if (next === null) return false;
        line.set(next);
        return true;
      },
      ...(secret ? { copies: () => '' } : {}),
    },
  );
  return (
    <TextInput
      line={secret ? hidden(line.get()) : line.get()}
      width={width}
      prompt={`   ${prompt}`}
      placeholder="type it"
    />
  );
}

/** Without what a copy brings along; a text that can be no value leaves nothing. */
function pasted(text: string): Line {
  const cleaned = cleanPaste(text);
  return lineOf('value' in cleaned ? cleaned.value : '');
}

const hidden = ({ text, at }: Line): Line => ({ text: '*'.repeat(lineOf(text).at), at });
