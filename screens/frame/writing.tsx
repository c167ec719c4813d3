import { Modal } from '#components/modal.tsx';
import { Row } from '#components/row.tsx';
import { editLine, lineOf, proposedLine } from '#components/text-edit.ts';
import { TextInput } from '#components/text-input.tsx';
import { notAnswered, type Sentence } from '#domain/sentence.ts';
import type { Area } from '#screens/place.ts';
import { useActs } from '#store/react.tsx';

import { useActions } from './actions.tsx';
import { useCell } from './cell.ts';

/** Asks for a line of text before an act. */
export function Writing({ ask, width, height }: Area & { readonly ask: Sentence }) {
  const { show } = useActs();
  const line = useCell(ask.text === undefined ? proposedLine(ask.proposal ?? '') : lineOf(ask.text));
  const why = notAnswered(ask, line.get().text);
  useActions(
    'modal',
    {
      open: {
        run() {
          const { text } = line.get();
          if (notAnswered(ask, text) !== null) return;
          show(null);
          ask.run(text.trim());
        },
        verb: 'go on',
        off: why ?? undefined,
      },
      back: { run: () => show(null), verb: 'cancel' },
    },
    {
      type(press) {
        const next = editLine(line.get(), press);
        if (next !== null) line.set(next);
        return next !== null;
      },
    },
  );
  return (
    <Modal title={ask.title} screen={{ width, height }} width={72} height={ask.lines.length + 3}>
      {(inner, room) => (
        <>
          {ask.lines.slice(0, Math.max(0, room - 3)).map((text) => (
            <Row key={text} width={inner} cells={[{ text: `  ${text}`, grow: true }]} />
          ))}
          <Row width={inner} cells={[]} />
          <TextInput line={line.get()} width={inner} prompt={`  ${ask.prompt}`} placeholder="type it" />
          <Row
            width={inner}
            cells={[{ text: `  ${line.get().text === '' ? '' : (why ?? '')}`, dim: true, grow: true }]}
          />
        </>
      )}
    </Modal>
  );
}
