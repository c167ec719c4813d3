import { Modal } from '#components/modal.tsx';
import { widthOf } from '#components/width.ts';
import type { Selection } from '#domain/selection.ts';
import type { Area } from '#screens/place.ts';
import { useActs } from '#store/react.tsx';

import { chosenBy } from './action-entries.ts';
import { useActions } from './actions.tsx';
import { useCell } from './cell.ts';
import { ChoiceArea } from './choice-area.tsx';
import { useChoosing } from './choosing.ts';

/** Asks which one of a few, by row or by number. */
export function Selecting({ ask, width, height }: Area & { readonly ask: Selection }) {
  const { show, toast } = useActs();
  const { choices } = ask;
  const choosing = useChoosing(() => choices.length);
  const digits = useCell('');
  const pick = (index: number) => {
    const choice = choices[index];
    if (choice === undefined) return;
    if (choice.off !== undefined) {
      toast(`${choice.title}: ${choice.off}.`);
      return;
    }
    show(null);
    ask.run(choice.id);
  };
  useActions(
    'modal',
    {
      ...choosing.handlers,
      open: { run: () => pick(choosing.cell.get()), verb: 'choose' },
      back: { run: () => show(null), verb: 'cancel' },
    },
    {
      choose(digit) {
        const typed = `${digits.get()}${digit}`;
        const index = chosenBy(typed, choices.length);
        const number = Number(typed);
        const known = number >= 1 && number <= choices.length;
        digits.set(index === null && known ? typed : '');
        if (known) choosing.cell.set(number - 1);
        if (index !== null) pick(index);
      },
    },
  );
  const number = String(choices.length).length;
  const title = Math.max(4, ...choices.map((choice) => widthOf(choice.title)));
  return (
    <Modal title={ask.title} note="choose by number" screen={{ width, height }} width={72} height={choices.length}>
      {(inner, room) => (
        <ChoiceArea
          choices={choices.map(({ id, off, note = '', ...choice }, index) => ({
            id,
            cells: [
              { text: String(index + 1), width: number, align: 'right', bold: true, dim: off !== undefined },
              { text: `  ${choice.title}`, width: title + 4, dim: off !== undefined },
              { text: off === undefined ? note : `off: ${off}`, grow: true, dim: true },
            ],
          }))}
          choosing={choosing}
          onChoose={() => pick(choosing.cell.get())}
          width={inner}
          height={room}
          empty="There is nothing to choose from."
        />
      )}
    </Modal>
  );
}
