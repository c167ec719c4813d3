import type { Config } from '#config/config.ts';
import type { DiffLine } from '#domain/backups/diff.ts';
import { retention } from '#domain/backups/retention.ts';
import type { Confirmation } from '#domain/confirm.ts';
import { OpsError } from '#domain/errors.ts';
import { bytes } from '#domain/format.ts';
import { joinPath } from '#domain/path.ts';
import type { BackupsDesk } from '#screens/backups/desk.ts';
import type { ServiceReview } from '#screens/services/desk.ts';
import type { World } from '#services/ports/world.ts';
import { lineOf } from '#services/procedures/backup/act-step.ts';
import type { BackupAct } from '#services/procedures/backup/params.ts';
import { piecesOf } from '#services/procedures/backup/pieces.ts';
import { backupPlan } from '#services/procedures/backup/procedure.ts';

import { backupRun } from './backup-run.ts';
import type { RunKeeper } from './keeper.ts';

interface Parts {
  readonly world: World;
  readonly config: () => Config;
  readonly keeper: RunKeeper;
}

/** Backups for the screen: listed and compared as the command does it, everything else as a run. */
export function backupsDeskFor(parts: Parts): BackupsDesk {
  const { world, config } = parts;
  const { backups } = world;
  const preview = async () => {
    const all = await backups.list();
    const { stays, goes } = retention(all, config().backup.keep);
    return {
      keeps: stays.map(({ id, because }) => ({ id, why: because.join(', ') })),
      removes: goes.map((id) => ({ id, bytes: all.find((backup) => backup.id === id)?.bytes ?? null })),
    };
  };
  return {
    list: () => backups.list(),
    entries: (id) => backups.entries(id),
    async diff(id, signal) {
      const { added, changed, removed } = await backups.diff(id, signal);
      const lines = (state: DiffLine['state'], paths: readonly string[]) =>
        paths.map((path) => ({ state, path, what: '' }));
      return [...lines('gone', removed), ...lines('changed', changed), ...lines('new', added)];
    },
    prunePreview: preview,
    freshFolder: (id) => joinPath(world.environment.home ?? world.environment.cwd, `restored-${id}`),
    create: () => review(parts, { act: 'create' }, { tier: 'read', consequences: [], button: 'Back up' }),
    verify: (id) => review(parts, { act: 'verify', id }, { tier: 'read', consequences: [], button: 'Verify' }),
    test: (id) => review(parts, { act: 'test', id }, { tier: 'read', consequences: [], button: 'Test the restore' }),
    restore: (id, { into, paths }) =>
      review(
        parts,
        { act: 'restore', id, into, paths },
        { tier: 'interrupting', consequences: ['Nothing that is there is touched.'], button: 'Restore' },
      ),
    async putBack(id, paths) {
      const backup = (await backups.list()).find((one) => one.id === id);
      if (backup === undefined) throw new OpsError('no-backup', `There is no backup ${id} any more.`);
      const pieces = piecesOf(backup, paths ?? []);
      return review(
        parts,
        { act: 'put-back', id, pieces, keep: config().recovery.keep },
        {
          tier: 'interrupting',
          consequences: [
            ...pieces.slice(0, MOST_NAMED).map(({ path }) => `${path} becomes what it was.`),
            ...(pieces.length > MOST_NAMED ? [`and ${pieces.length - MOST_NAMED} more`] : []),
            'What is there now is backed up and moved aside. Stop what uses it first.',
          ],
          button: 'Put back',
        },
      );
    },
    remove: (id) =>
      review(
        parts,
        { act: 'remove', ids: [id] },
        { tier: 'irreversible', name: id, consequences: ['It cannot be had back.'], button: 'Delete it' },
      ),
    async prune() {
      const { removes } = await preview();
      const freed = removes.reduce((sum, one) => sum + (one.bytes ?? 0), 0);
      const ids = removes.map(({ id }) => id);
      return review(
        parts,
        { act: 'remove', ids },
        {
          tier: 'irreversible',
          name: 'prune',
          consequences: [`It frees ${bytes(freed)} and cannot be taken back.`],
          button: 'Prune',
        },
      );
    },
  };
}

/** Paths in a question that has to fit a small screen. */
const MOST_NAMED = 4;

type Asking = Pick<Confirmation, 'tier' | 'button' | 'name'> & { readonly consequences: readonly string[] };

function review({ world, config, keeper }: Parts, act: BackupAct, asking: Asking): Promise<ServiceReview> {
  const plan = backupPlan(world, act);
  // The one line that does all of it; its steps are in the run.
  const commands = act.act === 'put-back' ? [lineOf(act)] : plan.steps.flatMap((step) => step.commands);
  return Promise.resolve({
    asks: { ...asking, title: `${plan.title}?`, commands },
    blocked: null,
    notes: [],
    isNeeded: act.act !== 'remove' || act.ids.length > 0,
    start: () => keeper.start(backupRun(world, config, plan)),
  });
}
