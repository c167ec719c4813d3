import { OpsError } from '#domain/errors.ts';
import { isJsonObject } from '#domain/json.ts';
import type { Command } from '#domain/release/made/component.ts';
import type { Workspace } from '#services/ports/workspace.ts';
import type { Step, StepContext } from '#services/procedures/engine/step.ts';
import { spelled } from '#services/procedures/engine/words.ts';
import { projectEnvironment } from '#services/procedures/push/environments.ts';

import { areAside, asideOf, lookAt, movedIn, putBack, setAside, throwAway } from './aside.ts';
import { runChecks } from './checks.ts';
import { detectReinstalls } from './detect.ts';
import { eggsIn } from './eggs.ts';
import { followed, mark, marked, unmark } from './mark.ts';
import { isReinstall, jsonOfReinstall, type Reinstall } from './params.ts';
import { refuse } from './refuse.ts';
import type { ReinstallWorld } from './world.ts';

export interface ReinstallOptions {
  readonly phase: string;
  /** As `detectReinstalls` takes it. */
  readonly check: Command | null;
  /** How long an install may be silent, in ms. */
  readonly idleMs: number;
}

/**
 * Installs the dependencies of one component anew: what is there is renamed aside first, never deleted, and comes back by
 * a rename when the install or its checks fail, or when the run is taken back. It is kept after the run, for its undo.
 */
export function reinstallStep(world: ReinstallWorld, planned: Reinstall, options: ReinstallOptions): Step {
  const open = ({ top }: Reinstall) => world.workspaces.open(top);
  const known = (context: StepContext) => itemIn(context, planned);
  return {
    id: planned.id,
    title: `Install the dependencies anew with ${planned.by}`,
    phase: options.phase,
    commands: [
      ...planned.moved.slice(0, 1).map((path) => spelled({ file: 'mv', args: [path, asideOf(path, '<run>')] })),
      ...planned.commands.map(spelled),
    ],
    writes: planned.moved.join(', '),
    idleTimeoutMs: options.idleMs,
    timeoutMs: 60 * 60_000,
    before: async (context) => {
      // The step before may have brought another state of the project, with other packages.
      const now = await detectReinstalls({
        files: world.files,
        dir: planned.top,
        signal: context.signal,
        check: options.check,
      });
      const item = now.find(({ id }) => id === planned.id) ?? nothingOf(planned);
      const tree = await open(item);
      const moved = await lookAt(tree, [...item.moved, ...(await eggsIn(tree, world.files, item))]);
      return { item: jsonOfReinstall(item), moved };
    },
    run: async (context) => {
      const item = known(context);
      const tree = await open(item);
      await refuse(world, item, context);
      const digest = await followed(tree, item);
      for (const text of item.notes) context.note(text);
      const moved = movedOf(context);
      await setAside(tree, moved, context.run);
      try {
        for (const command of item.commands)
          await context.must({ ...command, cwd: item.dir, env: environmentOf(world) });
        // A gate that a resumed run goes through too: nothing counts as installed that was not tried.
        await runChecks(world, item.checks, context);
        await mark(world, context, item.id, digest ?? '');
      } catch (thrown) {
        await back(tree, item, context, world);
        throw await explained(thrown, tree);
      }
      return { result: { item: jsonOfReinstall(item) }, summary: item.commands.map(spelled).join(', ') };
    },
    probe: async (context) => {
      const item = known(context);
      const tree = await open(item);
      const digest = await marked(world, context, item.id);
      if (digest === null || digest !== ((await followed(tree, item)) ?? '')) return { state: 'absent' };
      return (await areAside(tree, movedOf(context), context.run)) ? { state: 'done' } : { state: 'absent' };
    },
    undo: async (context) => {
      const item = known(context);
      await back(await open(item), item, context, world);
    },
    dispose: async (context) => throwAway(await open(known(context)), movedOf(context), context.run),
  };
}

/** What is left of it where the project has no such component any more. */
const nothingOf = (planned: Reinstall): Reinstall => ({
  ...planned,
  commands: [],
  moved: [],
  eggs: [],
  checks: [],
  refusal: null,
  notes: ['In this state of the project there is nothing to install.'],
});

/** As it was journaled, else as it was planned. */
function itemIn({ before }: StepContext, planned: Reinstall): Reinstall {
  const item = isJsonObject(before) ? before['item'] : undefined;
  return isReinstall(item) ? item : planned;
}

const movedOf = ({ before }: StepContext) => movedIn(isJsonObject(before) ? before['moved'] : undefined);

/** What the person's own shell would give it, without what looks like a secret; no byte code beside sources. */
const environmentOf = (world: ReinstallWorld): Readonly<Record<string, string>> => ({
  ...projectEnvironment(world.environment),
  PYTHONDONTWRITEBYTECODE: '1',
});

async function back(tree: Workspace, item: Reinstall, context: StepContext, world: ReinstallWorld): Promise<void> {
  const moved = movedOf(context);
  await putBack(tree, moved, context.run);
  const mine = new Set(moved.map(({ path }) => path));
  for (const egg of await eggsIn(tree, world.files, item)) if (!mine.has(egg)) await tree.remove(egg);
  await unmark(world, context, item.id);
}

const LITTLE = 16 * 1024 * 1024;

/** A full disk is named: the last words of an installer seldom say it. */
async function explained(thrown: unknown, tree: Workspace): Promise<unknown> {
  const free = await tree.freeBytes().catch(() => null);
  if (!(thrown instanceof OpsError) || thrown.exit === 'interrupted') return thrown;
  const isFull = free !== null && free < LITTLE;
  const why = isFull ? 'The disk is full. ' : '';
  return new OpsError(
    thrown.code === 'check-failed' ? thrown.code : 'install-failed',
    `${why}${thrown.message} What was installed before is back in its place.`,
    {
      hint: isFull
        ? 'Free some space, then run it again.'
        : (thrown.hint ?? 'Read the last lines above, mend their cause, then run it again.'),
      exit: 'rolledBack',
      cause: thrown,
    },
  );
}
