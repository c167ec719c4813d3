import { OpsError } from '#domain/errors.ts';
import { bytes, plural } from '#domain/format.ts';
import type { Backup } from '#services/ports/backups.ts';
import type { World } from '#services/ports/world.ts';
import type { Step, StepContext, StepResult } from '#services/procedures/engine/step.ts';

import type { Piece } from './pieces.ts';

const LIMIT_MS = 3_600_000;

/** Keeps what lies there before anything is put back over it; the copy stays when the run is taken back. */
export function safetySteps({ backups }: Pick<World, 'backups'>, pieces: readonly Piece[]): readonly Step[] {
  const made = async ({ run }: StepContext): Promise<Backup | null> =>
    (await backups.list()).find((backup) => backup.run === run) ?? null;
  return [
    {
      id: 'safety',
      title: 'Back up what is there now; that copy stays',
      phase: 'safety',
      commands: ['cpm-console backup create'],
      writes: 'the folder of the backups',
      timeoutMs: LIMIT_MS,
      async run(context) {
        try {
          const backup = await backups.create({
            sources: pieces.map(({ name, path, exclude }) => ({
              name: name.replaceAll('/', '-'),
              path,
              exclude,
              required: false,
            })),
            run: context.run,
            quiesced: false,
            signal: context.signal,
            progress: (done, total) => context.progress(done, total, 'Reading'),
          });
          for (const { path, why } of backup.left.slice(0, 20)) context.note(`${path}: ${why}`);
          return told(backup);
        } catch (thrown) {
          if (!(thrown instanceof OpsError) || thrown.code !== 'nothing-to-back-up') throw thrown;
          return { result: { id: null }, summary: 'nothing is there now' };
        }
      },
      async probe(context) {
        const backup = await made(context);
        return backup === null ? { state: 'absent' } : { state: 'done', ...told(backup) };
      },
    },
    {
      id: 'safety-check',
      title: 'Read that copy back',
      phase: 'safety',
      reads: true,
      needs: ['safety'],
      commands: ['cpm-console backup verify'],
      timeoutMs: LIMIT_MS,
      async run(context) {
        const backup = await made(context);
        if (backup === null) return { summary: 'nothing to look at' };
        const { ok, problems, files } = await backups.verify(backup.id, context.signal, (done, total) =>
          context.progress(done, total, 'Reading back'),
        );
        if (ok) return { summary: `${plural(files, 'file')}, as they are` };
        throw new OpsError('backup-damaged', `The copy ${backup.id} cannot be trusted: ${problems[0] ?? 'unknown'}.`, {
          hint: 'Nothing was put back. Look at the disk of the backups.',
          exit: 'refused',
        });
      },
    },
  ];
}

function told({ id, files, contentBytes }: Backup): StepResult & { readonly result: { readonly id: string } } {
  return { result: { id }, summary: `${id}: ${plural(files, 'file')}, ${bytes(contentBytes)}` };
}
