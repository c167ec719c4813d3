import { OpsError } from '#domain/errors.ts';
import { field } from '#domain/field.ts';
import { bytes } from '#domain/format.ts';
import type { Json } from '#domain/json.ts';
import { baseName, joinPath, parentPath } from '#domain/path.ts';
import type { BackupPlace, KeptSource } from '#services/ports/backups.ts';
import type { World } from '#services/ports/world.ts';
import type { Step } from '#services/procedures/engine/step.ts';

const LIMIT_MS = 3_600_000;

type BackupWorld = Pick<World, 'backups' | 'workspaces'>;

/** Looks at a backup before anything is done with it. */
export function restoreLookStep({ backups }: BackupWorld, id: string, phase: string): Step {
  return {
    id: 'restore-look',
    title: `Read the backup ${id}`,
    phase,
    reads: true,
    commands: [`cpm-console backup verify ${id}`],
    timeoutMs: LIMIT_MS,
    async run(context) {
      const verdict = await backups.verify(id, context.signal, (done, total) =>
        context.progress(done, total, 'Reading back'),
      );
      if (verdict.ok) return { summary: `${verdict.files} files, ${bytes(verdict.bytes)}, as they were kept` };
      throw new OpsError('backup-damaged', `The backup ${id} is damaged: ${verdict.problems[0] ?? 'unknown'}.`, {
        hint: 'Nothing was changed. Choose another: cpm-console backup list',
        exit: 'refused',
      });
    },
  };
}

/** Puts one source, or one thing of it, back in its place; what was there is renamed aside and comes back with the undo. */
export function restoreStep(
  { backups, workspaces }: BackupWorld,
  id: string,
  source: KeptSource,
  { phase, index, entry = source.name }: { readonly phase: string; readonly index: number; readonly entry?: string },
): Step {
  return {
    id: `restore-${index}`,
    title: `Put ${entry} back to ${source.path}`,
    phase,
    commands: [
      `cpm-console backup restore ${id} --path ${entry} --into <folder beside it>`,
      `mv ${source.path} ${joinPath(parentPath(source.path), `.${baseName(source.path)}.before-<run>`)}`,
      `mv <folder beside it>/${entry} ${source.path}`,
    ],
    writes: source.path,
    timeoutMs: LIMIT_MS,
    async before({ run }) {
      return {
        aside: joinPath(parentPath(source.path), `.${baseName(source.path)}.before-${run}`),
        existed: await isThere(workspaces, source.path),
      };
    },
    async probe({ before }) {
      const place = placeOf(before);
      return place !== null && (await backups.isPutBack(place)) ? { state: 'done' } : { state: 'absent' };
    },
    async run(context) {
      const place = placeOf(context.before);
      if (place === null) throw new TypeError('What was there is not known.');
      const { files, bytes: size } = await backups.putBack(id, place, context.signal, (done, total) =>
        context.progress(done, total, entry),
      );
      const kept = place.existed ? `, what was there is kept as ${baseName(place.aside)}` : '';
      return { result: { aside: place.aside }, summary: `${files} files, ${bytes(size)}${kept}` };
    },
    async undo({ before, signal }) {
      const place = placeOf(before);
      if (place !== null) await backups.takeBack(place, signal);
    },
    async dispose({ before }) {
      const place = placeOf(before);
      if (place !== null) await backups.forget(place);
    },
  };

  function placeOf(before: Json): BackupPlace | null {
    const aside = field(before, 'aside');
    if (typeof aside !== 'string') return null;
    const { path, exclude = [] } = source;
    return { entry, path, aside, existed: field(before, 'existed') === true, exclude };
  }
}

/** Whether anything is at a path, a link that leads nowhere included. */
async function isThere(workspaces: World['workspaces'], path: string): Promise<boolean> {
  try {
    return await (await workspaces.open(parentPath(path))).exists(path);
  } catch (thrown) {
    if (thrown instanceof OpsError && thrown.code === 'missing') return false;
    throw thrown;
  }
}
