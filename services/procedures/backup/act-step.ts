import { OpsError } from '#domain/errors.ts';
import { bytes, plural } from '#domain/format.ts';
import type { BackupSource, BackupVerdict } from '#services/ports/backups.ts';
import type { World } from '#services/ports/world.ts';
import type { Step, StepContext, StepResult } from '#services/procedures/engine/step.ts';

import type { BackupAct } from './params.ts';

export type BackupWorld = Pick<World, 'backups' | 'clock' | 'environment' | 'locks' | 'workspaces'>;

/** Acts of one step; what puts back has several: {@link putBackSteps}. */
type OneStep = Exclude<BackupAct, { act: 'put-back' }>;

interface Parts {
  readonly world: BackupWorld;
  /** What `create` keeps. */
  readonly sources: () => readonly BackupSource[];
}

/** Reading 450 MB twice takes minutes on an old disk; a day is never. */
const LONGEST_MS = 6 * 3_600_000;

/** The one step of a run about backups, with the line that does the same in a shell. */
export function actStep({ world, sources }: Parts, act: OneStep): Step {
  const base = { id: act.act, phase: 'act', timeoutMs: LONGEST_MS, commands: [lineOf(act)] };
  switch (act.act) {
    case 'create':
      return {
        ...base,
        title: 'Back up, and read it back',
        reads: true,
        run: (context) => create(world, sources(), context),
      };
    case 'verify':
    case 'test':
      return {
        ...base,
        title: act.act === 'verify' ? 'Read every byte back' : 'Restore it aside and compare',
        reads: true,
        run: async ({ signal }) => judged(await world.backups[act.act](act.id, signal), act.id),
      };
    case 'restore':
      return {
        ...base,
        title: `Restore into ${act.into}`,
        writes: act.into,
        probe: () => Promise.resolve({ state: 'unclear', why: 'what is there may have changed since' }),
        async run({ signal }) {
          const paths = act.paths ?? undefined;
          const { files, bytes: size } = await world.backups.restore(act.id, { into: act.into, paths }, signal);
          return {
            result: { files, bytes: size, into: act.into },
            summary: `${plural(files, 'file')}, ${bytes(size)}`,
          };
        },
      };
    case 'remove':
      return {
        ...base,
        title: `Delete ${plural(act.ids.length, 'backup')}`,
        writes: act.ids.join(', '),
        irreversible: true,
        async probe() {
          const left = (await world.backups.list()).filter(({ id }) => act.ids.includes(id));
          return left.length === 0 ? { state: 'done' } : { state: 'absent' };
        },
        async run(context) {
          for (const [at, id] of act.ids.entries()) {
            context.progress(at, act.ids.length, id);
            await world.backups.remove(id);
          }
          return { result: { removed: [...act.ids] }, summary: plural(act.ids.length, 'backup') };
        },
      };
  }
}

/** A backup that was cut is none and tidies itself, so there is nothing to take back. */
async function create(
  { backups }: BackupWorld,
  sources: readonly BackupSource[],
  context: StepContext,
): Promise<StepResult> {
  const made = await backups.create({
    sources,
    run: null,
    quiesced: false,
    signal: context.signal,
    progress: (done, total) =>
      context.progress(done, total, total === null ? bytes(done) : `${bytes(done)} of ${bytes(total)}`),
  });
  const { summary } = judged(await backups.verify(made.id, context.signal), made.id);
  return {
    result: { backup: made.id, place: made.place, files: made.files, verified: summary ?? '' },
    summary: `${made.id}: ${summary}`,
  };
}

/** Throws OpsError `backup-damaged` for one that is not as it was made. */
function judged({ ok, files, bytes: size, problems }: BackupVerdict, id: string): StepResult {
  if (ok)
    return {
      result: { files, bytes: size },
      summary: `${plural(files, 'file')}, ${bytes(size)}, all as they were kept`,
    };
  throw new OpsError('backup-damaged', `${id} is damaged: ${problems.slice(0, 3).join('; ')}.`, {
    hint: 'Make a new one, and do not rely on this one.',
    exit: 'critical',
  });
}

/** As a person types it. */
export function lineOf(act: BackupAct): string {
  switch (act.act) {
    case 'create':
      return 'cpm-console backup create';
    case 'verify':
      return `cpm-console backup verify ${act.id}`;
    case 'test':
      return `cpm-console backup verify ${act.id} --restore-test`;
    case 'restore': {
      const paths = (act.paths ?? []).map((path) => ` --path ${path}`).join('');
      return `cpm-console backup restore ${act.id} --into ${act.into}${paths}`;
    }
    case 'put-back': {
      const paths = act.pieces.map(({ name }) => ` --path ${name}`).join('');
      return `cpm-console backup restore ${act.id} --in-place${paths}`;
    }
    case 'remove':
      return act.ids.map((id) => `remove ${id}`).join(', ');
  }
}
