import { useMemo } from 'react';

import { type Look, useLook } from '#components/look.tsx';
import { Modal } from '#components/modal.tsx';
import type { Choice } from '#components/picker.tsx';
import type { Cell } from '#components/row.tsx';
import { editLine, EMPTY_LINE } from '#components/text-edit.ts';
import { TextInput } from '#components/text-input.tsx';
import { useBegin } from '#screens/emergency/use-begin.ts';
import type { Area } from '#screens/place.ts';
import { places } from '#screens/places/registry.ts';
import { useActs, useApp, useAppStore } from '#store/react.tsx';

import { useActions, useAvailable } from './actions.tsx';
import { useCell } from './cell.ts';
import { ChoiceArea } from './choice-area.tsx';
import { useChoosing } from './choosing.ts';
import { type PaletteEntry, paletteEntries, rankEntries } from './palette-entries.ts';
import { useTerminal } from './use-terminal.ts';
import { useWatch } from './watch.ts';

const TITLE = 28;

/** Anything by name. */
export function Palette({ width, height }: Area) {
  const look = useLook();
  const available = useAvailable();
  const store = useAppStore();
  const chosen = useApp((state) => state.chosen);
  const { show, go, push, chose, toast } = useActs();
  const line = useCell(EMPTY_LINE);
  const watch = useWatch();
  const terminal = useTerminal();
  const begin = useBegin();
  // As it was when the palette was opened: the dialog itself hides the actions below.
  const entries = useMemo(() => {
    const { readings, customKeys } = store.getState();
    const open = (checkId: string) => push({ type: 'detail', checkId });
    const here = { actions: available.list(), extras: available.extras(), custom: customKeys };
    const lines = { commandLines: watch.commandLines ?? [], copy: terminal.copy };
    const quick = watch.emergency === undefined ? [] : (watch.quickCommands?.() ?? []);
    const runQuick = (id: string) => void watch.emergency?.().then((desk) => begin(() => desk.quick(id)));
    return paletteEntries({ ...here, ...lines, quick, runQuick, places, readings: Object.values(readings), go, open });
  }, [available, store, go, push, watch, terminal, begin]);
  const found = () => rankEntries(entries, line.get().text, chosen);
  const choosing = useChoosing(() => found().length);
  const choose = () => {
    const entry = found()[choosing.cell.get()];
    if (entry === undefined) return;
    if (entry.off !== undefined) {
      toast(`${entry.title}: ${entry.off}.`);
      return;
    }
    show(null);
    chose(entry.id);
    entry.run();
  };
  useActions(
    'modal',
    { ...choosing.handlers, open: { run: choose }, back: { run: () => show(null), verb: 'close' } },
    {
      type(press) {
        const next = editLine(line.get(), press);
        if (next !== null) {
          line.set(next);
          choosing.reset();
        }
        return next !== null;
      },
    },
  );
  const rows = found();
  const lines = Math.min(Math.max(entries.length, 1), 14) + 1;
  return (
    <Modal title="Find anything" screen={{ width, height }} width={84} height={lines}>
      {(inner, room) => (
        <>
          <TextInput
            line={line.get()}
            width={inner}
            prompt=":"
            placeholder="a place, an action, a check"
            note={`${rows.length} of ${entries.length}`}
          />
          <ChoiceArea
            choices={rows.map((entry) => choiceOf(entry, look))}
            choosing={choosing}
            onChoose={choose}
            width={inner}
            height={room - 1}
            empty="Nothing has that name."
          />
        </>
      )}
    </Modal>
  );
}

function choiceOf(entry: PaletteEntry, look: Look): Choice {
  const off = entry.off !== undefined;
  return {
    id: entry.id,
    cells: [
      { text: entry.key, width: 7, color: look.colors.accent, dim: off },
      ...highlighted(entry, look, off),
      { text: ` ${entry.note}`, grow: true, dim: true },
    ],
  };
}

/** The title with the letters that answered in bold, padded to one width. */
function highlighted({ title, at }: PaletteEntry, { colors }: Look, off: boolean): Cell[] {
  const letters = Array.from(title);
  const shown = letters.slice(0, TITLE);
  const pieces = shown.map((text, index): Cell =>
    at.includes(index) ? { text, bold: true, color: colors.accent } : { text, dim: off },
  );
  return [...pieces, { text: '', width: Math.max(0, TITLE - shown.length) }];
}
