import { OpsError } from '#domain/errors.ts';
import { joinPath } from '#domain/path.ts';
import type { PackedPackage } from '#services/ports/publishing.ts';
import type { Step, StepContext } from '#services/procedures/engine/step.ts';
import type { PublishedComponent } from '#services/procedures/push/params.ts';
import { nodeManager } from '#services/procedures/push/publish/node-manager.ts';
import { packedFiles, packedJson } from '#services/procedures/push/publish/packed.ts';
import { treeOf } from '#services/procedures/push/tree.ts';
import type { PushWorld } from '#services/procedures/push/world.ts';

export const packId = ({ id }: PublishedComponent): string => `pack-${id}`;

/** Packs a component once; exactly these bytes are scanned, kept and published. */
export function packStep(world: PushWorld, one: PublishedComponent): Step {
  const npm = one.publication.registry === 'npm';
  const out = (context: StepContext) => joinPath(context.folder, packId(one));
  const remove = async (context: StepContext) => (await world.workspaces.open(context.folder)).remove(out(context));
  return {
    id: packId(one),
    title: `Pack ${one.publication.name} ${one.version}`,
    phase: 'git',
    writes: 'a folder of the run',
    commands: [npm ? `${nodeManager(one)} pack` : 'python3 -m build'],
    timeoutMs: 30 * 60_000,
    probe: async (context) => {
      if (context.result === null) return { state: 'absent' };
      const folder = await world.workspaces.open(context.folder);
      for (const { path, digests } of packedFiles(context, packId(one))) {
        if (!(await folder.exists(path))) return { state: 'absent' };
        const sum = `sha512-${await folder.hashFile(path, 'sha512', 'base64')}`;
        if (!digests.includes(sum)) return { state: 'absent' };
      }
      return { state: 'done' };
    },
    run: async (context) => {
      await remove(context);
      const limits = { signal: context.signal, timeoutMs: 30 * 60_000 };
      const folder = joinPath(treeOf(context), one.folder);
      const files: readonly PackedPackage[] = npm
        ? [await world.npmPublishing.pack({ folder, manager: nodeManager(one), out: out(context) }, limits)]
        : (await world.pythonPublishing.build({ folder, out: out(context) }, limits)).files;
      for (const { version, name } of files) {
        if (version !== one.version)
          throw new OpsError('packed-other-version', `${name} says it is ${version}, not ${one.version}.`, {
            hint: 'Something sets the version while it is packed. Look at the scripts and the build settings.',
            exit: 'refused',
          });
      }
      if (!npm) await check(world, files, context);
      const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
      return {
        result: packedJson(files),
        summary: `${files.map(({ name }) => name).join(', ')}, ${Math.ceil(bytes / 1024)} KiB`,
      };
    },
    undo: remove,
    dispose: remove,
  };
}

async function check(world: PushWorld, files: readonly PackedPackage[], context: StepContext): Promise<void> {
  const checked = await world.pythonPublishing.check(files, { signal: context.signal, timeoutMs: 120_000 });
  if (checked.state === 'failed')
    throw new OpsError('check-failed', `${checked.by}: ${checked.problems.join('; ')}`, { exit: 'refused' });
  context.note(checked.state === 'passed' ? `${checked.by} passed` : `not checked: ${checked.reason}`);
}
