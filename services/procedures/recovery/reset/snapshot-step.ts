import { OpsError } from '#domain/errors.ts';
import type { Snapshot } from '#services/ports/checkouts.ts';
import type { Step, StepContext } from '#services/procedures/engine/step.ts';
import { dropSnapshot, takeSnapshot } from '#services/procedures/recovery/snapshot/snapshot.ts';
import type { RecoveryWorld } from '#services/procedures/recovery/world.ts';

import { type Reset, snapshotFolder } from './reset.ts';

/** Keeps the state of the checkout. Nothing is overwritten before this step is through: it is the gate of the reset. */
export function snapshotStep(world: RecoveryWorld, { top, commit }: Reset): Step {
  const taken = (context: StepContext) => world.checkouts.taken(snapshotFolder(context), context.signal);
  return {
    id: 'snapshot',
    title: 'Keep the state of the checkout',
    phase: 'reset',
    writes: 'refs/cpm-console/recovery, and a folder of the run',
    run: async (context) => {
      const { run: id, signal } = context;
      const folder = snapshotFolder(context);
      const snapshot = await takeSnapshot(world, { id, top, folder, ignored: null, target: commit, signal });
      if (snapshot.leftOut.length > 0) context.note(`left where they are: ${snapshot.leftOut.slice(0, 20).join(', ')}`);
      return { result: snapshot, summary: wordsOf(snapshot) };
    },
    probe: async (context) => {
      const snapshot = await taken(context);
      if (snapshot === null) return { state: 'absent' };
      return { state: 'done', result: snapshot, summary: wordsOf(snapshot) };
    },
    // Read back from the disk, every digest compared.
    verify: async (context) => {
      if ((await taken(context)) === null) throw gone(snapshotFolder(context));
    },
    undo: async (context) => {
      const snapshot = await taken(context);
      if (snapshot !== null && (await world.checkouts.expects(snapshot, context.signal))) throw needed(snapshot.folder);
      await drop(world, top, context);
    },
    dispose: (context) => drop(world, top, context),
  };
}

/** Also what a killed snapshot left behind, which is none yet. */
function drop(world: RecoveryWorld, top: string, context: StepContext): Promise<void> {
  const nothing = { head: null, branch: null, files: 0, bytes: 0, leftOut: [] };
  const snapshot: Snapshot = { ...nothing, id: context.run, top, folder: snapshotFolder(context) };
  return dropSnapshot(world, snapshot, context.signal);
}

const KIB = 1024;

const wordsOf = ({ files, bytes, head, branch }: Snapshot): string =>
  `${branch?.replace('refs/heads/', '') ?? 'no branch'} at ${head?.slice(0, 12) ?? 'no commit'}, ${files} files of ${Math.ceil(bytes / KIB)} KiB`;

function gone(folder: string): OpsError {
  return new OpsError('snapshot-missing', `The snapshot in ${folder} cannot be read back, so nothing is reset.`, {
    hint: 'See whether the disk is full: df -h',
    exit: 'refused',
  });
}

function needed(folder: string): OpsError {
  return new OpsError('snapshot-needed', 'The checkout was not brought back yet, so its snapshot stays.', {
    hint: `It is in ${folder}. Mend what is said above, then take the run back again.`,
    exit: 'rollbackIncomplete',
  });
}
