import { Modal } from '#components/modal.tsx';
import { Row } from '#components/row.tsx';
import { Table, tableWindow } from '#components/table.tsx';
import { latency } from '#domain/format.ts';
import type { Area } from '#screens/place.ts';
import { clockTime } from '#screens/reading/age.ts';
import { useActs, useApp } from '#store/react.tsx';
import type { Ran } from '#store/state.ts';

import { useActions } from './actions.tsx';
import { useChoosing } from './choosing.ts';
import { HitBox } from './hit-box.tsx';

const LEAST_LINES = 6;

/** The commands that ran, the newest first: exactly what, when, how it ended and how long it took. */
export function CommandLog({ width, height }: Area) {
  const ran = useApp((state) => state.ran);
  const { show } = useActs();
  const choosing = useChoosing(() => ran.length, height - 4);
  const data = ran.toReversed().map(rowOf);
  useActions(
    'modal',
    {
      ...choosing.handlers,
      back: { run: () => show(null), verb: 'close' },
      commands: { run: () => show(null), verb: 'close' },
    },
    { copies: () => data[choosing.cell.get()]?.command ?? '' },
  );
  return (
    <Modal
      title="Commands that ran"
      note={String(ran.length)}
      screen={{ width, height }}
      width={width}
      height={Math.max(LEAST_LINES, data.length + 1)}
    >
      {(inner, room) => {
        const table = { data, frame: 'none', height: room, selected: choosing.at } as const;
        const select = (_x: number, y: number) =>
          choosing.cell.set(Math.min(data.length - 1, tableWindow(table).first + y - 1));
        if (data.length === 0) return <Row width={inner} cells={[{ text: EMPTY, dim: true }]} />;
        return (
          <HitBox layer="modal" onClick={(x, y) => y > 0 && select(x, y)}>
            <Table {...table} width={inner} tone={({ result }) => (result === 'exit 0' ? 'text' : 'critical')} />
          </HitBox>
        );
      }}
    </Modal>
  );
}

const EMPTY = '  No command has run yet. What the kernel and files tell needs none.';

function rowOf({ at, command, cwd, exitCode, tookMs, note }: Ran) {
  return {
    at: clockTime(at),
    took: latency(tookMs),
    result: note !== '' ? note : exitCode === null ? 'killed' : `exit ${exitCode}`,
    command,
    in: cwd,
  };
}
