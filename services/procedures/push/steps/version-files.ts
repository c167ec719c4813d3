import { OpsError } from '#domain/errors.ts';
import { joinPath } from '#domain/path.ts';
import { editVersion, readVersion } from '#domain/release/edits/edit.ts';
import { formatOf } from '#domain/release/edits/formats.ts';
import type { VersionFile } from '#domain/release/edits/version-file.ts';
import { toPep440 } from '#domain/release/versions/pep440.ts';
import type { Step } from '#services/procedures/engine/step.ts';
import type { PushParams } from '#services/procedures/push/params.ts';
import { openTree, readText } from '#services/procedures/push/tree.ts';
import type { PushWorld } from '#services/procedures/push/world.ts';

/** Sets the version in every file that carries it. */
export function versionFilesStep(world: PushWorld, { versionFiles, next }: PushParams): Step {
  const names = versionFiles.map(({ path }) => path).join(', ');
  const version = next ?? '';
  return {
    id: 'version-files',
    title: `Set the version to ${version}`,
    phase: 'version',
    writes: names,
    prepare: () => Promise.all(versionFiles.map(({ format }) => formatOf(format))),
    probe: async (context) => {
      const tree = await openTree(world, context);
      for (const file of versionFiles) {
        const text = await readText(tree, file.path);
        if (text === null || !(await says(file, text, version))) return { state: 'absent' };
      }
      return { state: 'done', summary: names };
    },
    run: async (context) => {
      const tree = await openTree(world, context);
      const edits = new Map<string, string>();
      for (const file of versionFiles) {
        const text = edits.get(file.path) ?? (await readText(tree, file.path));
        if (text === null)
          throw new OpsError('version-file-missing', `${file.path} is not in the commit that is released.`, {
            hint: 'Commit it, or take it out of the files that carry the version.',
            exit: 'refused',
          });
        const edited = await editVersion(file, text, spelled(file, version));
        edits.set(file.path, edited.text);
        for (const { line, before, after } of edited.changed)
          context.note(`${file.path}:${line}  ${before.trim()}  ->  ${after.trim()}`);
        for (const { line, range } of edited.unmet)
          context.note(`${file.path}:${line}  ${range} does not take ${version} in and stays as it is`);
      }
      // Nothing is written before every file was found to be fine.
      for (const [path, text] of edits) await tree.write(joinPath(tree.root, path), text);
      return { summary: names };
    },
  };
}

const spelled = ({ scheme }: VersionFile, version: string): string =>
  scheme === 'pep440' ? toPep440(version) : version;

/** A file that only has ranges of the version says none, and follows the others. What cannot be read says nothing. */
async function says(file: VersionFile, text: string, version: string): Promise<boolean> {
  try {
    const next = spelled(file, version);
    return file.places.every(({ role }) => role === 'range')
      ? (await editVersion(file, text, next)).text === text
      : (await readVersion(file, text)) === next;
  } catch (error) {
    if (error instanceof OpsError) return false;
    throw error;
  }
}
