import { type Look, useLook } from '#components/look.tsx';
import { Modal } from '#components/modal.tsx';
import type { Cell } from '#components/row.tsx';
import { latency } from '#domain/format.ts';
import type { Area } from '#screens/place.ts';
import { useActs, useApp } from '#store/react.tsx';
import type { Ran } from '#store/state.ts';

import { useActions } from './actions.tsx';
import { ChoiceArea } from './choice-area.tsx';
import { useChoosing } from './choosing.ts';

/** The commands that ran, the newest first: exactly what, when, how it ended and how long it took. */
export function CommandLog({ width, height }: Area) {
  const look = useLook();
  const ran = useApp((state) => state.ran);
  const { show } = useActs();
  const choosing = useChoosing(() => ran.length, height - 4);
  const newest = ran.toReversed();
  useActions(
    'modal',
    {
      ...choosing.handlers,
      back: { run: () => show(null), verb: 'close' },
      commands: { run: () => show(null), verb: 'close' },
    },
    { copies: () => newest[choosing.cell.get()]?.command ?? '' },
  );
  return (
    <Modal
      title="Commands that ran"
      note={`${ran.length}`}
      screen={{ width, height }}
      width={width}
      height={Math.max(6, Math.min(newest.length, height))}
    >
      {(inner, room) => (
        <ChoiceArea
          choices={newest.map((entry) => ({ id: String(entry.id), cells: cellsOf(entry, look) }))}
          choosing={choosing}
          onChoose={() => undefined}
          width={inner}
          height={room}
          empty="No command has run yet. Checks of files and of the kernel need none."
        />
      )}
    </Modal>
  );
}

function cellsOf({ at, command, cwd, exitCode, tookMs, note }: Ran, { colors, glyphs }: Look): Cell[] {
  const well = exitCode === 0;
  const result = note !== '' ? note : exitCode === null ? 'killed' : `exit ${exitCode}`;
  return [
    { text: `${new Date(at).toTimeString().slice(0, 8)} `, dim: true },
    { text: well ? `${glyphs.done} ` : `${glyphs.critical} `, color: well ? colors.ok : colors.critical },
    { text: command, grow: true },
    { text: cwd === undefined ? '' : `  ${cwd}`, dim: true },
    { text: well ? '' : `  ${result}`, color: colors.critical },
    { text: latency(tookMs), width: 9, align: 'right', dim: true },
  ];
}
