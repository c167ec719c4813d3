import { OpsError } from '#domain/errors.ts';
import type { Overwritten, SnapshotRefusal } from '#services/ports/checkouts.ts';
import type { Step } from '#services/procedures/engine/step.ts';
import { overwrittenBy, refuseSnapshot } from '#services/procedures/recovery/snapshot/snapshot.ts';
import type { RecoveryWorld } from '#services/procedures/recovery/world.ts';

import type { Reset } from './reset.ts';

const NAMED = 20;

/** Says what the reset would overwrite, and refuses what cannot be kept, before anything is stopped. */
export function resetLookStep(world: RecoveryWorld, { top, commit }: Reset): Step {
  return {
    id: 'reset-look',
    title: 'Look what the reset overwrites',
    phase: 'preflight',
    reads: true,
    run: async (context) => {
      const { signal } = context;
      refused(await refuseSnapshot(world, top, signal));
      const found = await overwrittenBy(world, top, commit, signal);
      refused(found.refusal);
      for (const line of linesOf(found)) context.note(line);
      return { result: found, summary: summaryOf(found) };
    },
  };
}

function refused(refusal: SnapshotRefusal | null): void {
  if (refusal !== null) throw new OpsError(refusal.code, refusal.message, { hint: refusal.hint, exit: 'refused' });
}

const LISTS: readonly (readonly [key: 'uncommitted' | 'untracked' | 'ignored', words: string])[] = [
  ['uncommitted', 'changed here and not committed'],
  ['untracked', 'not in git, and the commit has a file of its own there'],
  ['ignored', 'ignored, and the commit has a file of its own there'],
];

/** Everything that is overwritten, one line each kind, a few names each. */
function linesOf(found: Overwritten): readonly string[] {
  return LISTS.flatMap(([key, words]) => {
    const paths = found[key];
    if (paths.length === 0) return [];
    const more = paths.length > NAMED ? ` and ${paths.length - NAMED} more` : '';
    return [`${words}, kept in the snapshot: ${paths.slice(0, NAMED).join(', ')}${more}`];
  });
}

function summaryOf({ changes, lost, gained, uncommitted, untracked, ignored }: Overwritten): string {
  const kept = uncommitted.length + untracked.length + ignored.length;
  return `${changes} files become others, ${lost} commits back, ${gained} forward, ${kept} files of yours are kept first`;
}
