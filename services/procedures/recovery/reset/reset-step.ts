import { OpsError } from '#domain/errors.ts';
import type { Snapshot } from '#services/ports/checkouts.ts';
import type { Step, StepContext } from '#services/procedures/engine/step.ts';
import { spelled } from '#services/procedures/engine/words.ts';
import { compareSnapshot, overwrittenBy, restoreSnapshot } from '#services/procedures/recovery/snapshot/snapshot.ts';
import type { RecoveryWorld } from '#services/procedures/recovery/world.ts';

import { goTo, localGit } from './git.ts';
import { quitOperations } from './operations.ts';
import { type Reset, snapshotFolder } from './reset.ts';
import { goToSubmodules } from './submodules.ts';

const NAMED = 20;

/**
 * Goes to a commit without a branch: every branch stays where it is, so no commit of a person loses its name. Taken back
 * from the snapshot, byte for byte.
 */
export function resetStep(world: RecoveryWorld, reset: Reset): Step {
  const { top, commit } = reset;
  return {
    id: 'reset',
    title: `Reset the checkout to ${commit.slice(0, 12)}`,
    phase: 'reset',
    commands: [spelled(goTo(world, top, commit))],
    writes: top,
    timeoutMs: 30 * 60_000,
    when: async (context) =>
      (await standing(world, reset, context)) === null ? `the checkout is at ${commit.slice(0, 12)} already` : null,
    run: async (context) => {
      const snapshot = await snapshotOf(world, context);
      const since = await keepSince(world, snapshot, context);
      const { flagged, untracked, ignored } = await overwrittenBy(world, top, commit, context.signal);
      const inTheWay = [...untracked, ...ignored].filter((path) => since.includes(path));
      if (inTheWay.length > 0) throw cameSince(inTheWay);
      await world.checkouts.expect(snapshot, commit, context.signal);
      await quitOperations(world, top, context);
      await seeAll(world, top, flagged, context);
      await context.must(goTo(world, top, commit));
      await goToSubmodules(world, top, context);
      return { result: { commit, head: snapshot.head, branch: snapshot.branch }, summary: summaryOf(reset, snapshot) };
    },
    probe: async (context) =>
      (await standing(world, reset, context)) === null ? { state: 'done' } : { state: 'absent' },
    verify: async (context) => {
      const why = await standing(world, reset, context);
      if (why !== null)
        throw new OpsError('not-reset', `The checkout is not what it should be: ${why}.`, {
          hint: `See for yourself: git -C ${top} status`,
          exit: 'rolledBack',
        });
      await context.must(localGit(world, top, 'fsck', '--connectivity-only', '--no-dangling', '--no-progress', commit));
    },
    undo: async (context) => {
      const snapshot = await snapshotOf(world, context);
      await keepSince(world, snapshot, context);
      const { state, differences } = await compareSnapshot(world, snapshot, context.signal);
      if (state === 'differs') throw notBack(differences);
    },
  };
}

/** Null when the checkout is at the commit and clean, else what is not so. */
async function standing(world: RecoveryWorld, { top, commit }: Reset, context: StepContext): Promise<string | null> {
  const head = await context.exec(localGit(world, top, 'rev-parse', '--verify', '--quiet', 'HEAD'), { quiet: true });
  if (head.stdout.trim() !== commit) return `HEAD is at ${head.stdout.trim().slice(0, 12) || 'no commit'}`;
  const { operation, locked } = await world.git.status(top, context.signal);
  if (operation !== null) return `a ${operation} is in progress`;
  if (locked) return 'a lock file is in its git directory';
  const flags = ['--porcelain', '-z', '--untracked-files=no', '--ignore-submodules=all'];
  const status = await context.must(localGit(world, top, '--no-optional-locks', 'status', ...flags), { quiet: true });
  return status.stdout === '' ? null : `${status.stdout.split('\0').length - 1} files differ from the commit`;
}

/**
 * Brings everything to how the snapshot has it. What a person changed since, while the run lay still, is moved aside and named;
 * files that came since stay, and are answered.
 */
async function keepSince(world: RecoveryWorld, snapshot: Snapshot, context: StepContext): Promise<readonly string[]> {
  const { aside, since } = await restoreSnapshot(world, snapshot, context.signal);
  for (const { path, to } of aside) context.note(`${path} was changed since; it was moved to ${to}`);
  if (since.length > 0) context.note(`came since, and left where they are: ${since.slice(0, NAMED).join(', ')}`);
  return since;
}

/** Files that git was told not to look at stop a checkout; the flags come back with the index. */
async function seeAll(world: RecoveryWorld, top: string, flagged: readonly string[], context: StepContext) {
  if (flagged.length === 0) return;
  for (const flag of ['--no-assume-unchanged', '--no-skip-worktree'])
    await context.must(localGit(world, top, 'update-index', flag, '--', ...flagged));
}

async function snapshotOf(world: RecoveryWorld, context: StepContext): Promise<Snapshot> {
  const folder = snapshotFolder(context);
  const snapshot = await world.checkouts.taken(folder, context.signal);
  if (snapshot !== null) return snapshot;
  throw new OpsError(
    'snapshot-missing',
    `There is no snapshot in ${folder}, and without one nothing is reset or brought back.`,
    {
      hint: 'Nothing was touched. What git kept is still there: git for-each-ref refs/cpm-console/recovery',
      exit: 'refused',
    },
  );
}

/** What the person has afterwards. */
function summaryOf({ commit }: Reset, { branch, head }: Snapshot): string {
  const name = branch?.replace('refs/heads/', '');
  const stays = head === null ? '' : ` at ${head.slice(0, 12)}`;
  return name === undefined
    ? `at ${commit.slice(0, 12)}; where you were is kept${stays}`
    : `at ${commit.slice(0, 12)}, on no branch; ${name} stays${stays}, back to it: git switch ${name}`;
}

function cameSince(paths: readonly string[]): OpsError {
  return new OpsError('came-since', `The commit has files of its own where these came since: ${paths.join(', ')}.`, {
    hint: 'Nothing of them is kept yet. Move them away, then resume.',
    exit: 'refused',
  });
}

function notBack(differences: readonly string[]): OpsError {
  return new OpsError('not-restored', `Not everything is as it was: ${differences.slice(0, NAMED).join(', ')}.`, {
    hint: 'The snapshot is kept. Take the run back again when nothing else works in the checkout.',
    exit: 'rollbackIncomplete',
  });
}
