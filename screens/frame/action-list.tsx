import { useMemo } from 'react';

import { useLook } from '#components/look.tsx';
import { Modal } from '#components/modal.tsx';
import type { Area } from '#screens/place.ts';
import { useActs, useApp } from '#store/react.tsx';

import { type ActionEntry, actionEntries, chosenBy } from './action-entries.ts';
import { useActions, useAvailable } from './actions.tsx';
import { useCell } from './cell.ts';
import { ChoiceArea } from './choice-area.tsx';
import { useChoosing } from './choosing.ts';

/** Every action of the selected thing, numbered. */
export function ActionList({ width, height }: Area) {
  const { colors } = useLook();
  const available = useAvailable();
  const custom = useApp((state) => state.customKeys);
  const { show, toast } = useActs();
  // As it was when the list was opened: the dialog itself hides it.
  const [entries, subject] = useMemo(
    () => [actionEntries(available.list(), available.extras(), custom), available.subject],
    [available, custom],
  );
  const choosing = useChoosing(() => entries.length);
  const digits = useCell('');
  const start = (entry: ActionEntry | undefined) => {
    if (entry === undefined) return;
    if (entry.off === undefined) {
      show(null);
      entry.run();
    } else toast(`${entry.title}: ${entry.off}.`);
  };
  useActions(
    'modal',
    {
      ...choosing.handlers,
      open: { run: () => start(entries[choosing.cell.get()]), verb: 'do it' },
      back: { run: () => show(null), verb: 'close' },
      actions: { run: () => show(null), verb: 'close' },
    },
    {
      choose(digit) {
        const typed = `${digits.get()}${digit}`;
        const index = chosenBy(typed, entries.length);
        const number = Number(typed);
        digits.set(index === null && number >= 1 && number <= entries.length ? typed : '');
        if (number >= 1 && number <= entries.length) choosing.cell.set(number - 1);
        if (index !== null) start(entries[index]);
      },
    },
  );
  const number = String(entries.length).length;
  const title = Math.min(30, Math.max(8, ...entries.map((entry) => entry.title.length)));
  return (
    <Modal
      title={subject === '' ? 'Actions' : subject}
      note="choose by number"
      screen={{ width, height }}
      width={84}
      height={Math.max(1, entries.length)}
    >
      {(inner, room) => (
        <ChoiceArea
          choices={entries.map(({ id, key, about, off, ...entry }, index) => ({
            id,
            cells: [
              { text: String(index + 1), width: number, align: 'right', bold: true, dim: off !== undefined },
              ...(key === '' && about === '' && off === undefined
                ? [{ text: `  ${entry.title}`, grow: true }]
                : [
                    { text: `  ${entry.title}`, width: title + 4, dim: off !== undefined },
                    { text: key, width: 6, color: colors.accent, dim: off !== undefined },
                    { text: off === undefined ? about : `off: ${off}`, grow: true, dim: true },
                  ]),
            ],
          }))}
          choosing={choosing}
          onChoose={() => start(entries[choosing.cell.get()])}
          width={inner}
          height={room}
          empty="Nothing can be done here. Select something first."
        />
      )}
    </Modal>
  );
}
