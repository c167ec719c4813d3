import { OpsError } from '#domain/errors.ts';
import { field } from '#domain/field.ts';
import { bytes } from '#domain/format.ts';
import { includes } from '#domain/recovery/levels.ts';
import type { Backup } from '#services/ports/backups.ts';
import type { Step, StepContext } from '#services/procedures/engine/step.ts';

import type { RecoveryParts } from './parts.ts';

const LIMIT_MS = 3_600_000;
const MAKE = 'backup';

/**
 * The gate before anything that could lose data: a backup of this run, every byte of it read back and restored aside. When
 * it is not green the run ends here. It is kept even when the run is taken back.
 */
export function backupSteps({ world, params }: RecoveryParts): readonly Step[] {
  const { level, sources, services } = params;
  if (!includes(level, 'reinstall') || sources.length === 0) return [];
  const { backups } = world;
  const ofRun = async ({ run }: StepContext): Promise<Backup | null> =>
    (await backups.list()).find((backup) => backup.run === run) ?? null;
  return [
    {
      id: MAKE,
      title: 'Make a backup, which stays whatever becomes of the run',
      phase: 'backup',
      commands: ['cpm-console backup create'],
      writes: 'the folder of the backups',
      timeoutMs: LIMIT_MS,
      async run(context) {
        const { signal, run } = context;
        try {
          const made = await backups.create({
            sources,
            run,
            quiesced: services.length > 0,
            signal,
            progress: (done, total) => context.progress(done, total, 'Reading'),
          });
          for (const { path, why } of made.left.slice(0, 20)) context.note(`${path}: ${why}`);
          return madeOf(made);
        } catch (thrown) {
          if (!(thrown instanceof OpsError) || thrown.code !== 'nothing-to-back-up') throw thrown;
          return { result: { id: null }, summary: 'nothing to back up' };
        }
      },
      async probe(context) {
        const made = await ofRun(context);
        return made === null ? { state: 'absent' } : { state: 'done', ...madeOf(made) };
      },
    },
    {
      id: 'backup-check',
      title: 'Read the backup back, restore it aside and compare',
      phase: 'backup',
      reads: true,
      needs: [MAKE],
      commands: ['cpm-console backup verify --restore-test'],
      timeoutMs: LIMIT_MS,
      async run(context) {
        const id = field(context.resultOf(MAKE), 'id');
        if (typeof id !== 'string') return { summary: 'nothing to look at' };
        const verdict = await backups.test(id, context.signal, (done, total) =>
          context.progress(done, total, 'Restoring aside'),
        );
        for (const problem of verdict.problems) context.note(problem);
        if (verdict.ok)
          return { result: { id }, summary: `${verdict.files} files, ${bytes(verdict.bytes)}, restored and compared` };
        throw new OpsError(
          'backup-damaged',
          `The backup ${id} cannot be trusted: ${verdict.problems[0] ?? 'unknown'}.`,
          {
            hint: 'Nothing was reset, installed or restored. Look at the disk, then begin again.',
            exit: 'refused',
          },
        );
      },
    },
  ];
}

function madeOf({ id, files, contentBytes, left }: Backup) {
  const told = left.length === 0 ? '' : `, ${left.length} not as they are`;
  return { result: { id }, summary: `${id}: ${files} files, ${bytes(contentBytes)}${told}` };
}
